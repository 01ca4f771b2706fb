package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.ChannelOperation.ActivateContactChannel;
import io.tocsin.core.operation.Done;
import io.tocsin.core.people.ContactChannel.Activation;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Activates a channel by the code that was sent there. A code counts for a day; after ten wrong
 * ones it counts no more.
 */
public final class ActivateContactChannelHandler
    implements Handler.Changing<ActivateContactChannel, Done> {

  @Override
  public Set<Key> keys(ActivateContactChannel operation, Call call, State found) {
    return ContactLookup.channelKeys(operation.contactChannelId(), call);
  }

  @Override
  public Decision<Done> decide(ActivateContactChannel operation, Call call, State state) {
    return ContactLookup.channel(operation.contactChannelId(), call, state)
        .map(channel -> decide(channel, operation, call))
        .orElseGet(() -> Decision.refuse(ContactLookup.noChannel(operation.contactChannelId())));
  }

  private static Decision<Done> decide(
      ContactChannel channel, ActivateContactChannel operation, Call call) {
    Activation waiting = channel.activation();
    if (waiting.active()) {
      return Decision.accept(Done.DONE);
    }
    Instant sent = waiting.sentAt();
    if (sent == null || waiting.codeHash() == null) {
      return Decision.refuse(stale(channel, "No code waits for %s. Have one sent"));
    }
    if (waiting.wrong() >= ActivationCodes.MOST_WRONG) {
      return Decision.refuse(
          stale(channel, "Ten wrong codes were tried for %s. Have a new one sent"));
    }
    if (call.now().isAfter(sent.plus(ActivationCodes.VALID))) {
      return Decision.refuse(
          stale(channel, "The code of %s is older than a day. Have a new one sent"));
    }
    return waiting.codeHash().equals(ActivationCodes.hash(channel, operation.activationCode()))
        ? Decision.accept(Done.DONE, new Change.File(channel.with(Activation.ACTIVE)))
        : wrong(channel, waiting, operation);
  }

  private static Decision<Done> wrong(
      ContactChannel channel, Activation waiting, ActivateContactChannel operation) {
    Activation counted =
        new Activation(false, waiting.codeHash(), waiting.sentAt(), waiting.wrong() + 1);
    int left = ActivationCodes.MOST_WRONG - counted.wrong();
    Refusal refusal =
        Refusal.Invalid.of(
            new Violation(
                "activationCode",
                operation.activationCode(),
                "Member must be the code that was sent there last; %d more tries".formatted(left)));
    return new Decision<>(
        Outcome.refused(refusal), List.of(new Change.File(channel.with(counted))));
  }

  private static Refusal stale(ContactChannel channel, String why) {
    return new Refusal.Conflict(
        why.formatted(channel.name()) + ": send-activation-code.",
        Resource.CONTACT_CHANNEL,
        channel.name());
  }
}
