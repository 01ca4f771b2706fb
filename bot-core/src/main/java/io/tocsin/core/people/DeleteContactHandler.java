package io.tocsin.core.people;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.operation.ContactOperation.DeleteContact;
import io.tocsin.core.operation.Done;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes a contact with its channels. Plans that name it keep the name, as in AWS; a rotation that
 * it takes turns in has to let go of it first.
 */
public final class DeleteContactHandler implements Handler.Changing<DeleteContact, Done> {

  @Override
  public Set<Key> keys(DeleteContact operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(ContactLookup.contactKeys(operation.contactId(), call));
    ContactArns.alias(call.settings().account(), operation.contactId())
        .ifPresent(alias -> keys.add(new Key.ChannelsOf(alias)));
    keys.add(new Key.AllRotations());
    return keys;
  }

  @Override
  public Decision<Done> decide(DeleteContact operation, Call call, State state) {
    return ContactLookup.contact(operation.contactId(), call, state)
        .map(contact -> delete(contact, state))
        .orElseGet(() -> Decision.refuse(ContactLookup.noContact(operation.contactId())));
  }

  private static Decision<Done> delete(Contact contact, State state) {
    List<String> rotations =
        state.all(new Key.AllRotations()).stream()
            .filter(rotation -> rotation.people().contains(contact.alias()))
            .map(StoredRotation::name)
            .toList();
    return rotations.isEmpty()
        ? Decision.accept(Done.DONE, changes(contact, state))
        : Decision.refuse(
            new Refusal.Conflict(
                "%s takes turns in %s. Take them out there first."
                    .formatted(contact.name(), String.join(", ", rotations)),
                Resource.CONTACT,
                contact.alias()));
  }

  private static List<Change> changes(Contact contact, State state) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Unfile(contact.key()));
    changes.add(new Change.PutTags(contact.arn(), Map.of()));
    state
        .all(new Key.ChannelsOf(contact.alias()))
        .forEach(channel -> changes.add(new Change.Unfile(channel.key())));
    return changes;
  }
}
