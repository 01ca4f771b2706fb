package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.operation.ChannelOperation.DeleteContactChannel;
import io.tocsin.core.operation.Done;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Removes a channel; stages that name it do without it. */
public final class DeleteContactChannelHandler
    implements Handler.Changing<DeleteContactChannel, Done> {

  @Override
  public Set<Key> keys(DeleteContactChannel operation, Call call, State found) {
    return ContactLookup.channelKeys(operation.contactChannelId(), call);
  }

  @Override
  public Decision<Done> decide(DeleteContactChannel operation, Call call, State state) {
    return ContactLookup.channel(operation.contactChannelId(), call, state)
        .map(channel -> decide(channel, operation, call))
        .orElseGet(() -> Decision.refuse(ContactLookup.noChannel(operation.contactChannelId())));
  }

  private static Decision<Done> decide(
      ContactChannel channel, DeleteContactChannel operation, Call call) {
    return Decision.accept(Done.DONE, new Change.Unfile(channel.key()));
  }
}
