package io.tocsin.core.plan;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.UpdateResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes what is given; incidents that were started already stay as they are. */
public final class UpdateResponsePlanHandler implements Handler.Changing<UpdateResponsePlan, Done> {

  @Override
  public Set<Key> keys(UpdateResponsePlan operation, Call call, State found) {
    return PlanLookup.keys(operation.arn(), call);
  }

  @Override
  public Decision<Done> decide(UpdateResponsePlan operation, Call call, State state) {
    return PlanLookup.plan(operation.arn(), call, state)
        .map(plan -> write(plan, changed(plan, operation)))
        .orElseGet(() -> Decision.refuse(PlanLookup.noPlan(operation.arn())));
  }

  private static Decision<Done> write(ResponsePlan before, ResponsePlan after) {
    return after.equals(before)
        ? Decision.accept(Done.DONE)
        : Decision.accept(Done.DONE, new Change.PutPlan(after));
  }

  private static ResponsePlan changed(ResponsePlan plan, UpdateResponsePlan given) {
    return new ResponsePlan(
        plan.name(),
        plan.arn(),
        pick(given.displayName(), plan.displayName(), Given::text),
        template(plan.incidentTemplate(), given),
        pick(given.chatChannel(), plan.chatChannel(), Given::channel),
        pick(given.engagements(), plan.engagements(), UnaryOperator.identity()),
        pick(given.actions(), plan.actions(), UnaryOperator.identity()),
        pick(given.integrations(), plan.integrations(), UnaryOperator.identity()),
        plan.settings());
  }

  private static IncidentTemplate template(IncidentTemplate old, UpdateResponsePlan given) {
    return new IncidentTemplate(
        pick(given.incidentTemplateDedupeString(), old.dedupeString(), Given::text),
        Objects.requireNonNullElse(given.incidentTemplateImpact(), old.impact()),
        pick(given.incidentTemplateTags(), old.incidentTags(), Given::tags),
        pick(
            given.incidentTemplateNotificationTargets(),
            old.notificationTargets(),
            UnaryOperator.identity()),
        pick(given.incidentTemplateSummary(), old.summary(), Given::text),
        Objects.requireNonNullElse(given.incidentTemplateTitle(), old.title()));
  }

  private static <T> @Nullable T pick(
      @Nullable T given, @Nullable T old, UnaryOperator<@Nullable T> kept) {
    return given == null ? old : kept.apply(given);
  }
}
