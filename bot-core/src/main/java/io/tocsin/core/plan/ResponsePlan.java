package io.tocsin.core.plan;

import io.tocsin.core.operation.PlanOperation.Action;
import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.Integration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is decided beforehand about the incidents that it starts. */
public record ResponsePlan(
    String name,
    String arn,
    @Nullable String displayName,
    IncidentTemplate incidentTemplate,
    @Nullable ChatChannel chatChannel,
    @Nullable List<String> engagements,
    @Nullable List<Action> actions,
    @Nullable List<Integration> integrations,
    PlanSettings settings) {

  /**
   * What AWS's API has no member for.
   *
   * @param rooms names of the rooms its incidents are told in; empty for the default room
   * @param resolveOnOk whether an incident resolves when all of its alarms are OK
   */
  public record PlanSettings(List<String> rooms, boolean resolveOnOk) {
    public static final PlanSettings DEFAULT = new PlanSettings(List.of(), false);

    public PlanSettings {
      rooms = List.copyOf(rooms);
    }
  }

  public ResponsePlan with(PlanSettings changed) {
    return new ResponsePlan(
        name,
        arn,
        displayName,
        incidentTemplate,
        chatChannel,
        engagements,
        actions,
        integrations,
        changed);
  }
}
