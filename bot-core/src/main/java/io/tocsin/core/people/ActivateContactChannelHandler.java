package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.incident.Draft;
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
import java.util.Optional;
import java.util.Set;

/**
 * Activates a channel by the code that was sent there. A code counts for a day; after ten wrong
 * ones none counts until a day has passed.
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
    return ActivationCodes.locked(channel, call)
        .or(() -> stale(channel, call))
        .<Decision<Done>>map(Decision::refuse)
        .orElseGet(() -> compare(channel, operation, call));
  }

  private static Decision<Done> compare(
      ContactChannel channel, ActivateContactChannel operation, Call call) {
    Activation waiting = channel.activation();
    return operation.activationCode().equals(waiting.code())
        ? Decision.accept(Done.DONE, new Change.File(channel.with(waiting.activated())))
        : wrong(channel, operation, call);
  }

  private static Decision<Done> wrong(
      ContactChannel channel, ActivateContactChannel operation, Call call) {
    Instant now = Draft.moment(call);
    int wrong = ActivationCodes.wrongLately(channel.activation(), now) + 1;
    Refusal refusal =
        Refusal.Invalid.of(
            new Violation(
                "activationCode",
                operation.activationCode(),
                "Member must be the code that was sent there last; " + left(wrong)));
    ContactChannel counted = channel.with(channel.activation().triedWrong(wrong, now));
    return new Decision<>(Outcome.refused(refusal), List.of(new Change.File(counted)));
  }

  private static String left(int wrong) {
    int left = ActivationCodes.MOST_WRONG - wrong;
    return switch (left) {
      case 0 -> "no more tries for a day";
      case 1 -> "1 more try";
      default -> left + " more tries";
    };
  }

  private static Optional<Refusal> stale(ContactChannel channel, Call call) {
    Activation waiting = channel.activation();
    if (waiting.code() == null) {
      return Optional.of(stale(channel, "No code waits for %s. Have one sent"));
    }
    return waiting.sent().getLast().plus(ActivationCodes.DAY).isBefore(call.now())
        ? Optional.of(stale(channel, "The code of %s is older than a day. Have a new one sent"))
        : Optional.empty();
  }

  private static Refusal stale(ContactChannel channel, String why) {
    return new Refusal.Conflict(
        why.formatted(channel.path()) + ": send-activation-code.",
        Resource.CONTACT_CHANNEL,
        channel.name());
  }
}
