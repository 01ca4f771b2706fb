package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RotationOperation.DeleteRotation;
import io.tocsin.core.people.Contact;
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
import java.util.UUID;

/** Removes a rotation with its overrides, and takes it out of every schedule that has it. */
public final class DeleteRotationHandler implements Handler.Changing<DeleteRotation, Done> {

  @Override
  public Set<Key> keys(DeleteRotation operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(RotationLookup.keys(operation.rotationId(), call));
    RotationLookup.id(operation.rotationId(), call)
        .ifPresent(id -> keys.add(new Key.OverridesOf(id)));
    keys.add(new Key.AllContacts());
    return keys;
  }

  @Override
  public Decision<Done> decide(DeleteRotation operation, Call call, State state) {
    return RotationLookup.rotation(operation.rotationId(), call, state)
        .map(rotation -> Decision.accept(Done.DONE, changes(rotation, state)))
        .orElseGet(() -> Decision.refuse(RotationLookup.noRotation(operation.rotationId())));
  }

  private static List<Change> changes(StoredRotation rotation, State state) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Unfile(rotation.key()));
    changes.add(new Change.PutTags(rotation.arn(), Map.of()));
    state
        .all(new Key.OverridesOf(rotation.id()))
        .forEach(override -> changes.add(new Change.Unfile(override.key())));
    state.all(new Key.AllContacts()).stream()
        .filter(contact -> contact.plan().rotations().contains(rotation.id()))
        .forEach(schedule -> changes.add(new Change.File(without(schedule, rotation.id()))));
    return changes;
  }

  private static Contact without(Contact schedule, UUID rotation) {
    List<UUID> rest =
        schedule.plan().rotations().stream().filter(id -> !id.equals(rotation)).toList();
    return schedule.with(schedule.displayName(), new Contact.Plan(schedule.plan().stages(), rest));
  }
}
