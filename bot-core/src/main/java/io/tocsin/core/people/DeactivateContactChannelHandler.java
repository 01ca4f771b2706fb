package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.operation.ChannelOperation.DeactivateContactChannel;
import io.tocsin.core.operation.Done;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Pages nobody by a channel until it is activated again. */
public final class DeactivateContactChannelHandler
    implements Handler.Changing<DeactivateContactChannel, Done> {

  @Override
  public Set<Key> keys(DeactivateContactChannel operation, Call call, State found) {
    return ContactLookup.channelKeys(operation.contactChannelId(), call);
  }

  @Override
  public Decision<Done> decide(DeactivateContactChannel operation, Call call, State state) {
    return ContactLookup.channel(operation.contactChannelId(), call, state)
        .map(channel -> decide(channel, operation, call))
        .orElseGet(() -> Decision.refuse(ContactLookup.noChannel(operation.contactChannelId())));
  }

  private static Decision<Done> decide(
      ContactChannel channel, DeactivateContactChannel operation, Call call) {
    return Decision.accept(
        Done.DONE, new Change.File(channel.with(channel.activation().deactivated())));
  }
}
