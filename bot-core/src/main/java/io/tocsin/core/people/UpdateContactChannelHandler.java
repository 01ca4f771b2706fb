package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.operation.ChannelOperation.ContactChannelAddress;
import io.tocsin.core.operation.ChannelOperation.UpdateContactChannel;
import io.tocsin.core.operation.Done;
import io.tocsin.core.people.ContactChannel.Activation;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Changes what is given. A new address is nobody's until it is activated: a code is sent there. */
public final class UpdateContactChannelHandler
    implements Handler.Changing<UpdateContactChannel, Done> {

  @Override
  public Set<Key> keys(UpdateContactChannel operation, Call call, State found) {
    return ContactLookup.channelKeys(operation.contactChannelId(), call);
  }

  @Override
  public Decision<Done> decide(UpdateContactChannel operation, Call call, State state) {
    return ContactLookup.channel(operation.contactChannelId(), call, state)
        .map(channel -> change(channel, operation, call))
        .orElseGet(() -> Decision.refuse(ContactLookup.noChannel(operation.contactChannelId())));
  }

  private static Decision<Done> change(
      ContactChannel channel, UpdateContactChannel operation, Call call) {
    String name = Objects.requireNonNullElse(operation.name(), channel.name());
    String address = address(operation).orElse(channel.address());
    Optional<Refusal> refusal = Addresses.refusal(channel.type(), address);
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    ContactChannel changed = channel.called(name, address);
    return address.equals(channel.address())
        ? Decision.accept(Done.DONE, new Change.File(changed))
        : Decision.accept(
            Done.DONE, ActivationCodes.send(changed.with(Activation.NONE).stopped(false), call));
  }

  private static Optional<String> address(UpdateContactChannel operation) {
    return Optional.ofNullable(operation.deliveryAddress())
        .map(ContactChannelAddress::simpleAddress)
        .map(String::strip);
  }
}
