package io.tocsin.core.plan;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.PlanOperation.GetPlanSettingsOutput;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.plan.ResponsePlan.PlanSettings;
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
import java.util.stream.Stream;

/**
 * Sets the rooms of a plan and whether OK resolves. Rooms of the local chat must be there; those of
 * other platforms are known to them alone.
 */
public final class SetPlanHandler implements Handler.Changing<SetPlan, GetPlanSettingsOutput> {
  private static final String LOCAL = "local:";

  @Override
  public Set<Key> keys(SetPlan operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(PlanLookup.keys(operation.arn(), call));
    localRooms(operation).map(Key.Room::new).forEach(keys::add);
    return keys;
  }

  @Override
  public Decision<GetPlanSettingsOutput> decide(SetPlan operation, Call call, State state) {
    Optional<ResponsePlan> plan = PlanLookup.plan(operation.arn(), call, state);
    if (plan.isEmpty()) {
      return Decision.refuse(PlanLookup.noPlan(operation.arn()));
    }
    Optional<String> missing =
        localRooms(operation).filter(room -> !state.hasRoom(room)).findFirst();
    return missing
        .<Decision<GetPlanSettingsOutput>>map(
            room -> Decision.refuse(new Refusal.NotFound(Resource.ROOM, room, List.of())))
        .orElseGet(() -> set(plan.get(), operation));
  }

  private static Decision<GetPlanSettingsOutput> set(ResponsePlan plan, SetPlan operation) {
    PlanSettings old = plan.settings();
    List<String> given = operation.rooms();
    ResponsePlan changed =
        plan.with(
            new PlanSettings(
                given == null ? old.rooms() : rooms(operation).distinct().toList(),
                Objects.requireNonNullElse(operation.resolveOnOk(), old.resolveOnOk())));
    return changed.equals(plan)
        ? Decision.accept(PlanReading.settings(plan))
        : Decision.accept(PlanReading.settings(changed), new Change.PutPlan(changed));
  }

  /** The rooms by the names they are kept by: those of the local chat without its name. */
  private static Stream<String> rooms(SetPlan operation) {
    List<String> given = operation.rooms();
    return (given == null ? List.<String>of() : given)
        .stream().map(room -> room.startsWith(LOCAL) ? room.substring(LOCAL.length()) : room);
  }

  private static Stream<String> localRooms(SetPlan operation) {
    return rooms(operation).filter(room -> room.indexOf(':') < 0);
  }
}
