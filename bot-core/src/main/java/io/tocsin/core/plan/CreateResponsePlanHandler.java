package io.tocsin.core.plan;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlan;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlanOutput;
import io.tocsin.core.plan.ResponsePlan.PlanSettings;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes a plan whose name is not taken. */
public final class CreateResponsePlanHandler
    implements Handler.Changing<CreateResponsePlan, CreateResponsePlanOutput> {

  @Override
  public Set<Key> keys(CreateResponsePlan operation, Call call, State found) {
    return Set.of(new Key.Plan(operation.name()));
  }

  @Override
  public Decision<CreateResponsePlanOutput> decide(
      CreateResponsePlan operation, Call call, State state) {
    if (state.plan(operation.name()).isPresent()) {
      return Decision.refuse(taken(operation.name()));
    }
    ResponsePlan plan = plan(operation, call);
    Map<String, String> tags = Objects.requireNonNullElse(operation.tags(), Map.of());
    return Decision.accept(
        new CreateResponsePlanOutput(plan.arn()),
        new Change.PutPlan(plan),
        new Change.PutTags(plan.arn(), tags));
  }

  private static ResponsePlan plan(CreateResponsePlan operation, Call call) {
    return new ResponsePlan(
        operation.name(),
        Arns.plan(call.settings().account(), operation.name()),
        Given.text(operation.displayName()),
        Given.template(operation.incidentTemplate()),
        Given.channel(operation.chatChannel()),
        operation.engagements(),
        operation.actions(),
        operation.integrations(),
        PlanSettings.DEFAULT);
  }

  private static Refusal taken(String name) {
    return new Refusal.Conflict(
        "There is a response plan named %s already.".formatted(name), Resource.RESPONSE_PLAN, name);
  }
}
