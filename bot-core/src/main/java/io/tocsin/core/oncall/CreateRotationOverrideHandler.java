package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.operation.RotationOperation.CreateRotationOverride;
import io.tocsin.core.operation.RotationOperation.CreateRotationOverrideOutput;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Has others of a rotation on call for a while. */
public final class CreateRotationOverrideHandler
    implements Handler.Changing<CreateRotationOverride, CreateRotationOverrideOutput> {

  @Override
  public Set<Key> keys(CreateRotationOverride operation, Call call, State found) {
    return RotationLookup.keys(operation.rotationId(), call);
  }

  @Override
  public Decision<CreateRotationOverrideOutput> decide(
      CreateRotationOverride operation, Call call, State state) {
    Optional<String> alien = RotationLookup.alien(operation.newContactIds(), call);
    if (alien.isPresent()) {
      return Decision.refuse(new Refusal.NotFound(Resource.CONTACT, alien.get(), List.of()));
    }
    return RotationLookup.rotation(operation.rotationId(), call, state)
        .map(rotation -> create(rotation, operation, call))
        .orElseGet(() -> Decision.refuse(RotationLookup.noRotation(operation.rotationId())));
  }

  private static Decision<CreateRotationOverrideOutput> create(
      StoredRotation rotation, CreateRotationOverride operation, Call call) {
    StoredOverride override =
        new StoredOverride(
            call.ids().next(),
            rotation.id(),
            RotationLookup.aliases(operation.newContactIds(), call),
            operation.startTime(),
            operation.endTime(),
            Draft.moment(call));
    return switch (OverrideCheck.of(
        Roster.rotation(rotation), Roster.override(override), call.now())) {
      case OverrideCheck.Fine fine ->
          Decision.accept(
              new CreateRotationOverrideOutput(override.id().toString()),
              new Change.File(override));
      case OverrideCheck.Wrong wrong -> Decision.refuse(refusal(rotation, wrong));
    };
  }

  private static Refusal refusal(StoredRotation rotation, OverrideCheck.Wrong wrong) {
    String reasons =
        wrong.problems().stream().map(OverrideProblem::sentence).collect(Collectors.joining(" "));
    return new Refusal.Conflict(
        reasons + " Nothing was changed.", Resource.ROTATION, rotation.name());
  }
}
