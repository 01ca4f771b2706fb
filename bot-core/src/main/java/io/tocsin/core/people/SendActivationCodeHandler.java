package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.ChannelOperation.SendActivationCode;
import io.tocsin.core.operation.Done;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Optional;
import java.util.Set;

/** Sends a code to a channel that is not active yet. */
public final class SendActivationCodeHandler implements Handler.Changing<SendActivationCode, Done> {

  @Override
  public Set<Key> keys(SendActivationCode operation, Call call, State found) {
    return ContactLookup.channelKeys(operation.contactChannelId(), call);
  }

  @Override
  public Decision<Done> decide(SendActivationCode operation, Call call, State state) {
    return ContactLookup.channel(operation.contactChannelId(), call, state)
        .map(channel -> decide(channel, call))
        .orElseGet(() -> Decision.refuse(ContactLookup.noChannel(operation.contactChannelId())));
  }

  private static Decision<Done> decide(ContactChannel channel, Call call) {
    return refusal(channel, call)
        .<Decision<Done>>map(Decision::refuse)
        .orElseGet(() -> Decision.accept(Done.DONE, ActivationCodes.send(channel, call)));
  }

  private static Optional<Refusal> refusal(ContactChannel channel, Call call) {
    return channel.activation().active()
        ? Optional.of(
            new Refusal.Conflict(
                "%s of %s is active already.".formatted(channel.name(), channel.contact()),
                Resource.CONTACT_CHANNEL,
                channel.name()))
        : ActivationCodes.refusalOfAnother(channel, call);
  }
}
