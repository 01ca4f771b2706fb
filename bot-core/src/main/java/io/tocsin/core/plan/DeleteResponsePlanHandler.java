package io.tocsin.core.plan;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.PlanOperation.DeleteResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Map;
import java.util.Set;

/**
 * Removes a plan and its tags. Event sources that start it stay, so that they work again when the
 * plan is made again; until then they refuse events with a reason.
 */
public final class DeleteResponsePlanHandler implements Handler.Changing<DeleteResponsePlan, Done> {

  @Override
  public Set<Key> keys(DeleteResponsePlan operation, Call call, State found) {
    return PlanLookup.keys(operation.arn(), call);
  }

  @Override
  public Decision<Done> decide(DeleteResponsePlan operation, Call call, State state) {
    return PlanLookup.plan(operation.arn(), call, state)
        .map(DeleteResponsePlanHandler::remove)
        .orElseGet(() -> Decision.accept(Done.DONE));
  }

  private static Decision<Done> remove(ResponsePlan plan) {
    return Decision.accept(
        Done.DONE, new Change.RemovePlan(plan.name()), new Change.PutTags(plan.arn(), Map.of()));
  }
}
