package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.ScheduleOperation.StopHandOver;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells no more hand-overs of a schedule. */
public final class StopHandOverHandler implements Handler.Changing<StopHandOver, Done> {

  @Override
  public Set<Key> keys(StopHandOver operation, Call call, State found) {
    Set<Key> keys = new HashSet<>();
    RotationLookup.aliases(List.of(operation.schedule()), call)
        .forEach(alias -> keys.add(new Key.HandOver(alias)));
    return keys;
  }

  @Override
  public Decision<Done> decide(StopHandOver operation, Call call, State state) {
    Optional<HandOver> known =
        RotationLookup.aliases(List.of(operation.schedule()), call).stream()
            .flatMap(alias -> state.find(new Key.HandOver(alias)).stream())
            .findFirst();
    return known
        .map(found -> Decision.accept(Done.DONE, HandingOver.over(found.schedule())))
        .orElseGet(() ->
            Decision.refuse(
                new Refusal.Conflict(
                    "The hand-overs of this schedule are told nowhere.",
                    Resource.CONTACT,
                    operation.schedule())));
  }
}
