package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RotationOperation.DeleteRotationOverride;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Removes an override: whoever's turn it is has it again. */
public final class DeleteRotationOverrideHandler
    implements Handler.Changing<DeleteRotationOverride, Done> {

  @Override
  public Set<Key> keys(DeleteRotationOverride operation, Call call, State found) {
    return RotationLookup.overrideId(operation.rotationOverrideId())
        .map(id -> Set.<Key>of(new Key.Override(id)))
        .orElse(Set.of());
  }

  @Override
  public Decision<Done> decide(DeleteRotationOverride operation, Call call, State state) {
    return RotationLookup.overrideId(operation.rotationOverrideId())
        .flatMap(id -> state.find(new Key.Override(id)))
        .filter(override ->
            RotationLookup.id(operation.rotationId(), call)
                .filter(override.rotation()::equals)
                .isPresent())
        .map(override -> Decision.accept(Done.DONE, new Change.Unfile(override.key())))
        .orElseGet(
            () -> Decision.refuse(RotationLookup.noOverride(operation.rotationOverrideId())));
  }
}
