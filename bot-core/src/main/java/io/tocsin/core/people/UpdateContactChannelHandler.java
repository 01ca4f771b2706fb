package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.operation.ChannelOperation.ContactChannelAddress;
import io.tocsin.core.operation.ChannelOperation.UpdateContactChannel;
import io.tocsin.core.operation.Done;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Changes what is given. A new address is nobody's until it is activated: a code is sent there. */
public final class UpdateContactChannelHandler
    implements Handler.Changing<UpdateContactChannel, Done> {

  @Override
  public Set<Key> keys(UpdateContactChannel operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(ContactLookup.channelKeys(operation.contactChannelId(), call));
    ContactArns.contactOfChannel(call.settings().account(), operation.contactChannelId())
        .ifPresent(alias -> keys.add(new Key.ChannelsOf(alias)));
    return keys;
  }

  @Override
  public Decision<Done> decide(UpdateContactChannel operation, Call call, State state) {
    return ContactLookup.channel(operation.contactChannelId(), call, state)
        .map(channel -> change(channel, operation, call, state))
        .orElseGet(() -> Decision.refuse(ContactLookup.noChannel(operation.contactChannelId())));
  }

  private static Decision<Done> change(
      ContactChannel channel, UpdateContactChannel operation, Call call, State state) {
    String name = Objects.requireNonNullElse(operation.name(), channel.name());
    String address = address(operation).orElse(channel.address());
    boolean moves = !address.equals(channel.address());
    return ChannelNames.refusal(channel.contact(), channel.id(), name, state)
        .or(() -> Addresses.refusal(channel.type(), address))
        .or(() -> moves ? ActivationCodes.refusal(channel, call) : Optional.empty())
        .<Decision<Done>>map(Decision::refuse)
        .orElseGet(
            () -> Decision.accept(Done.DONE, changes(channel.called(name, address), moves, call)));
  }

  private static List<Change> changes(ContactChannel changed, boolean moved, Call call) {
    return moved
        ? ActivationCodes.send(changed.stopped(false), call)
        : List.of(new Change.File(changed));
  }

  private static Optional<String> address(UpdateContactChannel operation) {
    return Optional.ofNullable(operation.deliveryAddress())
        .map(ContactChannelAddress::simpleAddress)
        .map(String::strip);
  }
}
