package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.operation.PlanOperation;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlan;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlanOutput;
import io.tocsin.core.operation.PlanOperation.DeleteResponsePlan;
import io.tocsin.core.operation.PlanOperation.GetPlanSettings;
import io.tocsin.core.operation.PlanOperation.GetPlanSettingsOutput;
import io.tocsin.core.operation.PlanOperation.GetResponsePlan;
import io.tocsin.core.operation.PlanOperation.GetResponsePlanOutput;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.ListResponsePlans;
import io.tocsin.core.operation.PlanOperation.ListResponsePlansOutput;
import io.tocsin.core.operation.PlanOperation.ResponsePlanSummary;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.PlanOperation.UpdateResponsePlan;
import io.tocsin.core.plan.PlanReading;
import io.tocsin.core.writer.Queries;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answers about response plans, in words. */
final class PlanText {
  private final Queries queries;

  PlanText(Queries queries) {
    this.queries = queries;
  }

  Message of(PlanOperation<?> operation, Object result) {
    return switch (operation) {
      case CreateResponsePlan create ->
          Message.text(
              "Created the plan %s (%s). Next: `start %s`."
                  .formatted(
                      create.name(), ((CreateResponsePlanOutput) result).arn(), create.name()));
      case GetResponsePlan get -> described((GetResponsePlanOutput) result);
      case ListResponsePlans list -> plans((ListResponsePlansOutput) result);
      case UpdateResponsePlan update -> Message.text("Updated the plan.");
      case DeleteResponsePlan delete -> Message.text("Deleted the plan. Its incidents stay.");
      case SetPlan set -> settings((GetPlanSettingsOutput) result);
      case GetPlanSettings get -> settings((GetPlanSettingsOutput) result);
    };
  }

  private Message plans(ListResponsePlansOutput output) {
    List<String> lines = output.responsePlanSummaries().stream().map(PlanText::plan).toList();
    return lines.isEmpty()
        ? Message.text("No response plans. Make one with `ssm-incidents create-response-plan`.")
        : AnswerText.list(Words.count(lines.size(), "response plan"), lines);
  }

  private static String plan(ResponsePlanSummary plan) {
    String name = plan.displayName();
    return name == null || name.isBlank() ? plan.name() : plan.name() + " · " + name;
  }

  private Message described(GetResponsePlanOutput plan) {
    IncidentTemplate template = plan.incidentTemplate();
    List<String> lines = new ArrayList<>();
    lines.add("title: " + template.title());
    lines.add("impact: " + Words.impactWithNumber(template.impact()));
    add(lines, "summary: ", template.summary());
    add(lines, "dedupe string: ", template.dedupeString());
    if (plan.engagements() != null && !plan.engagements().isEmpty()) {
      lines.add("engages: " + engaged(plan.engagements()));
    }
    queries.plan(plan.name()).ifPresent(known -> lines.addAll(lines(PlanReading.settings(known))));
    lines.add("arn: " + plan.arn());
    return AnswerText.list("Response plan " + plan.name(), lines);
  }

  private static String engaged(List<String> arns) {
    return arns.stream()
        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
        .collect(Collectors.joining(", "));
  }

  private static void add(List<String> lines, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      lines.add(label + value);
    }
  }

  private static Message settings(GetPlanSettingsOutput settings) {
    return AnswerText.list("Settings of " + settings.arn(), lines(settings));
  }

  private static List<String> lines(GetPlanSettingsOutput settings) {
    List<String> rooms = settings.rooms();
    return List.of(
        "rooms: " + (rooms.isEmpty() ? "the default" : String.join(", ", rooms)),
        "resolves when all alarms are OK: " + (settings.resolveOnOk() ? "yes" : "no"),
        "a channel for each incident: " + channel(settings));
  }

  private static String channel(GetPlanSettingsOutput settings) {
    if (settings.channel() == null) {
      return "no";
    }
    List<String> invite = settings.invite();
    String people = invite == null || invite.isEmpty() ? "" : ", with " + String.join(", ", invite);
    boolean archived = Boolean.TRUE.equals(settings.archive());
    return "in " + settings.channel() + people + (archived ? ", archived when resolved" : "");
  }
}
