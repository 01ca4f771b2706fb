package io.tocsin.core.plan;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the plan that an ARN names. */
public final class PlanLookup {
  private PlanLookup() {}

  public static Optional<String> name(String arn, Call call) {
    return Arns.planName(call.settings().account(), arn);
  }

  /** The key of a plan; none if the text is not the ARN of one. */
  public static Set<Key> keys(String arn, Call call) {
    return name(arn, call).map(name -> Set.<Key>of(new Key.Plan(name))).orElse(Set.of());
  }

  public static Optional<ResponsePlan> plan(String arn, Call call, State state) {
    return name(arn, call).flatMap(state::plan);
  }

  public static Optional<ResponsePlan> plan(String arn, Call call, Queries queries) {
    return name(arn, call).flatMap(queries::plan);
  }

  public static Refusal noPlan(String arn) {
    return new Refusal.NotFound(Resource.RESPONSE_PLAN, arn, List.of());
  }
}
