package io.tocsin.core.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
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
   * @param channel the channel that each incident gets for itself; null for none
   */
  public record PlanSettings(
      List<String> rooms,
      boolean resolveOnOk,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ChannelSettings channel) {
    public static final PlanSettings DEFAULT = new PlanSettings(List.of(), false, null);

    public PlanSettings {
      rooms = List.copyOf(rooms);
    }
  }

  /**
   * A channel for each incident.
   *
   * @param workspace identifier of where it is made: {@code slack:T0001}
   * @param invite the chat's identifiers of who is brought in, beside whoever starts the incident
   * @param archive whether it is closed to further talk once the incident is resolved
   */
  public record ChannelSettings(String workspace, List<String> invite, boolean archive) {
    public ChannelSettings {
      invite = List.copyOf(invite);
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
