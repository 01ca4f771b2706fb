package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.operation.RotationOperation.CreateRotation;
import io.tocsin.core.operation.RotationOperation.CreateRotationOutput;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.people.TagList;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Adds a rotation. Its first shift begins now if nothing else is said. */
public final class CreateRotationHandler
    implements Handler.Changing<CreateRotation, CreateRotationOutput> {
  private static final int MOST = 500;

  @Override
  public Set<Key> keys(CreateRotation operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(RotationLookup.contactKeys(operation.contactIds(), call));
    keys.add(new Key.AllRotations());
    return keys;
  }

  @Override
  public Decision<CreateRotationOutput> decide(CreateRotation operation, Call call, State state) {
    return GivenRecurrence.refusal(operation.timeZoneId(), operation.recurrence())
        .or(() -> RotationLookup.people(operation.contactIds(), call, state))
        .or(() -> full(state))
        .<Decision<CreateRotationOutput>>map(Decision::refuse)
        .orElseGet(() -> create(operation, call));
  }

  private static Optional<Refusal> full(State state) {
    return state.all(new Key.AllRotations()).size() < MOST
        ? Optional.empty()
        : Optional.of(
            new Refusal.QuotaExceeded("rotations", MOST, Resource.ROTATION, "all rotations"));
  }

  private static Decision<CreateRotationOutput> create(CreateRotation operation, Call call) {
    UUID id = call.ids().next();
    StoredRotation rotation =
        new StoredRotation(
            id,
            ContactArns.rotation(call.settings(), id),
            operation.name(),
            RotationLookup.aliases(operation.contactIds(), call),
            Objects.requireNonNullElse(operation.startTime(), Draft.moment(call)),
            operation.timeZoneId(),
            operation.recurrence(),
            Draft.moment(call));
    return Decision.accept(
        new CreateRotationOutput(rotation.arn()),
        new Change.File(rotation),
        new Change.PutTags(rotation.arn(), TagList.map(operation.tags())));
  }
}
