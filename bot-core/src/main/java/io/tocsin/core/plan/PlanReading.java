package io.tocsin.core.plan;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Paging;
import io.tocsin.core.operation.PlanOperation.GetPlanSettings;
import io.tocsin.core.operation.PlanOperation.GetPlanSettingsOutput;
import io.tocsin.core.operation.PlanOperation.GetResponsePlan;
import io.tocsin.core.operation.PlanOperation.GetResponsePlanOutput;
import io.tocsin.core.operation.PlanOperation.ListResponsePlans;
import io.tocsin.core.operation.PlanOperation.ListResponsePlansOutput;
import io.tocsin.core.operation.PlanOperation.ResponsePlanSummary;
import io.tocsin.core.plan.ResponsePlan.ChannelSettings;
import io.tocsin.core.plan.ResponsePlan.PlanSettings;
import io.tocsin.core.writer.Queries;
import java.util.List;
import java.util.Optional;

/** What is told of response plans. */
public final class PlanReading {
  private PlanReading() {}

  public static Outcome<GetResponsePlanOutput> get(
      GetResponsePlan operation, Call call, Queries queries) {
    return PlanLookup.plan(operation.arn(), call, queries)
        .map(plan -> Outcome.accepted(told(plan)))
        .orElseGet(() -> Outcome.refused(PlanLookup.noPlan(operation.arn())));
  }

  public static Outcome<GetPlanSettingsOutput> settings(
      GetPlanSettings operation, Call call, Queries queries) {
    return PlanLookup.plan(operation.arn(), call, queries)
        .map(plan -> Outcome.accepted(settings(plan)))
        .orElseGet(() -> Outcome.refused(PlanLookup.noPlan(operation.arn())));
  }

  public static Outcome<ListResponsePlansOutput> list(
      ListResponsePlans operation, Call call, Queries queries) {
    Paging<String> paging = new Paging<>(operation, "", Optional::of);
    return paging
        .start()
        .map(start -> queries.plans(start.after(), paging.lookUp()))
        .map(found -> paging.page(found, ResponsePlan::name))
        .map(page -> new ListResponsePlansOutput(page.nextToken(), summaries(page.items())))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  /** The settings of a plan. */
  public static GetPlanSettingsOutput settings(ResponsePlan plan) {
    PlanSettings settings = plan.settings();
    ChannelSettings channel = settings.channel();
    return new GetPlanSettingsOutput(
        plan.arn(),
        settings.rooms(),
        settings.resolveOnOk(),
        channel == null ? null : channel.workspace(),
        channel == null ? null : channel.invite(),
        channel == null ? null : channel.archive());
  }

  private static GetResponsePlanOutput told(ResponsePlan plan) {
    return new GetResponsePlanOutput(
        plan.actions(),
        plan.arn(),
        plan.chatChannel(),
        plan.displayName(),
        plan.engagements(),
        plan.incidentTemplate(),
        plan.integrations(),
        plan.name());
  }

  private static List<ResponsePlanSummary> summaries(List<ResponsePlan> plans) {
    return plans.stream()
        .map(plan -> new ResponsePlanSummary(plan.arn(), plan.displayName(), plan.name()))
        .toList();
  }
}
