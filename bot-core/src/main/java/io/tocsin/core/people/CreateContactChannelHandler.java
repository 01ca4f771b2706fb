package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.operation.ChannelOperation.CreateContactChannel;
import io.tocsin.core.operation.ChannelOperation.CreateContactChannelOutput;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.people.ContactChannel.Activation;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Adds a way to reach a person. Unless that is deferred, a code is sent there. */
public final class CreateContactChannelHandler
    implements Handler.Changing<CreateContactChannel, CreateContactChannelOutput> {

  @Override
  public Set<Key> keys(CreateContactChannel operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(ContactLookup.contactKeys(operation.contactId(), call));
    ContactArns.alias(call.settings().account(), operation.contactId())
        .ifPresent(alias -> keys.add(new Key.ChannelsOf(alias)));
    return keys;
  }

  @Override
  public Decision<CreateContactChannelOutput> decide(
      CreateContactChannel operation, Call call, State state) {
    Optional<Contact> contact = ContactLookup.contact(operation.contactId(), call, state);
    if (contact.isEmpty()) {
      return Decision.refuse(ContactLookup.noContact(operation.contactId()));
    }
    UUID id = call.ids().next();
    return refusal(operation, contact.get(), id, state)
        .<Decision<CreateContactChannelOutput>>map(Decision::refuse)
        .orElseGet(() -> create(operation, contact.get(), id, call));
  }

  private static Optional<Refusal> refusal(
      CreateContactChannel operation, Contact contact, UUID id, State state) {
    if (contact.type() != ContactType.PERSONAL) {
      return Optional.of(
          new Refusal.Conflict(
              "%s is no person, so it has no contact channels.".formatted(contact.alias()),
              Resource.CONTACT,
              contact.alias()));
    }
    return ChannelNames.refusal(contact.alias(), id, operation.name(), state)
        .or(() -> Addresses.refusal(operation.type(), address(operation)));
  }

  private static Decision<CreateContactChannelOutput> create(
      CreateContactChannel operation, Contact contact, UUID id, Call call) {
    ContactChannel channel =
        new ContactChannel(
            id,
            ContactArns.channel(call.settings(), contact.alias(), id),
            contact.alias(),
            operation.name(),
            operation.type(),
            address(operation),
            speaksThere(operation, call) ? Activation.ACTIVE : Activation.NONE,
            false,
            Draft.moment(call));
    List<Change> changes =
        channel.activation().active() || Boolean.TRUE.equals(operation.deferActivation())
            ? List.of(new Change.File(channel))
            : ActivationCodes.send(channel, call);
    return Decision.accept(new CreateContactChannelOutput(channel.arn()), changes);
  }

  /** Whoever says so from that very place in a chat needs no code to prove it. */
  private static boolean speaksThere(CreateContactChannel operation, Call call) {
    return operation.type() == ChannelType.CHAT
        && Arns.chatAddress(call.caller().arn()).filter(address(operation)::equals).isPresent();
  }

  private static String address(CreateContactChannel operation) {
    return String.valueOf(operation.deliveryAddress().simpleAddress()).strip();
  }
}
