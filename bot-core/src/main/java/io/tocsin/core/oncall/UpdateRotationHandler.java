package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RotationOperation.UpdateRotation;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Changes a rotation; what is not given stays. Its overrides stay too. */
public final class UpdateRotationHandler implements Handler.Changing<UpdateRotation, Done> {

  @Override
  public Set<Key> keys(UpdateRotation operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(RotationLookup.keys(operation.rotationId(), call));
    keys.addAll(RotationLookup.contactKeys(people(operation), call));
    return keys;
  }

  @Override
  public Decision<Done> decide(UpdateRotation operation, Call call, State state) {
    return RotationLookup.rotation(operation.rotationId(), call, state)
        .map(rotation -> change(rotation, operation, call, state))
        .orElseGet(() -> Decision.refuse(RotationLookup.noRotation(operation.rotationId())));
  }

  private static Decision<Done> change(
      StoredRotation rotation, UpdateRotation operation, Call call, State state) {
    String zone = Objects.requireNonNullElse(operation.timeZoneId(), rotation.zone());
    return GivenRecurrence.refusal(zone, operation.recurrence())
        .or(() -> RotationLookup.people(people(operation), call, state))
        .<Decision<Done>>map(Decision::refuse)
        .orElseGet(() ->
            Decision.accept(Done.DONE, new Change.File(changed(rotation, operation, zone, call))));
  }

  private static StoredRotation changed(
      StoredRotation rotation, UpdateRotation operation, String zone, Call call) {
    return rotation.with(
        operation.contactIds() == null
            ? rotation.people()
            : RotationLookup.aliases(operation.contactIds(), call),
        Objects.requireNonNullElse(operation.startTime(), rotation.start()),
        zone,
        operation.recurrence());
  }

  private static List<String> people(UpdateRotation operation) {
    return Objects.requireNonNullElse(operation.contactIds(), List.of());
  }
}
