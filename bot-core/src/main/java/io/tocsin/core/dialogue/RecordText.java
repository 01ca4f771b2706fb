package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.incident.Arns;
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
import io.tocsin.core.operation.RelatedItemOperation;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItems;
import io.tocsin.core.operation.RelatedItemOperation.ListRelatedItemsOutput;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.RelatedItemOperation.UpdateRelatedItems;
import io.tocsin.core.operation.RoomOperation;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.RoomOperation.ListRooms;
import io.tocsin.core.operation.RoomOperation.ListRoomsOutput;
import io.tocsin.core.operation.SourceOperation;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.DeleteEventSource;
import io.tocsin.core.operation.SourceOperation.EventSourceKey;
import io.tocsin.core.operation.SourceOperation.EventSourceSummary;
import io.tocsin.core.operation.SourceOperation.ListEventSources;
import io.tocsin.core.operation.SourceOperation.ListEventSourcesOutput;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.SourceOperation.RotateEventSource;
import io.tocsin.core.operation.TagOperation;
import io.tocsin.core.operation.TagOperation.ListTagsForResource;
import io.tocsin.core.operation.TagOperation.ListTagsForResourceOutput;
import io.tocsin.core.operation.TagOperation.TagResource;
import io.tocsin.core.operation.TagOperation.UntagResource;
import io.tocsin.core.operation.TimelineOperation;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEventOutput;
import io.tocsin.core.operation.TimelineOperation.DeleteTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.EventSummary;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEventHistory;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEventHistoryOutput;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEventOutput;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEvents;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEventsOutput;
import io.tocsin.core.operation.TimelineOperation.Revision;
import io.tocsin.core.operation.TimelineOperation.TimelineEvent;
import io.tocsin.core.operation.TimelineOperation.UpdateTimelineEvent;
import io.tocsin.core.writer.Queries;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The answers about everything but the incidents themselves, in words. */
final class RecordText {
  private final Queries queries;
  private final ZoneId zone;

  RecordText(Queries queries, ZoneId zone) {
    this.queries = queries;
    this.zone = zone;
  }

  Message timeline(TimelineOperation<?> operation, Object result) {
    return switch (operation) {
      case CreateTimelineEvent create ->
          Message.text(
              "Noted at %s. The event is %s."
                  .formatted(
                      Words.time(create.eventTime(), zone),
                      ((CreateTimelineEventOutput) result).eventId()));
      case GetTimelineEvent get -> Message.text(event(((GetTimelineEventOutput) result).event()));
      case GetTimelineEventHistory history ->
          AnswerText.list(
              "Revisions, the oldest first",
              ((GetTimelineEventHistoryOutput) result)
                  .revisions().stream().map(this::revision).toList());
      case UpdateTimelineEvent update -> Message.text("Changed. What it said before is kept.");
      case DeleteTimelineEvent delete -> Message.text("Deleted. What it said is kept.");
      case ListTimelineEvents list -> events(list, (ListTimelineEventsOutput) result);
    };
  }

  Message items(RelatedItemOperation<?> operation, Object result) {
    return switch (operation) {
      case UpdateRelatedItems update ->
          Message.text(update.relatedItemsUpdate().itemToAdd() != null ? "Added." : "Removed.");
      case ListRelatedItems list -> {
        List<RelatedItem> items = ((ListRelatedItemsOutput) result).relatedItems();
        yield items.isEmpty()
            ? Message.text("No related items.")
            : AnswerText.list(
                Words.count(items.size(), "related item"),
                items.stream().map(RecordText::item).toList());
      }
    };
  }

  Message plan(PlanOperation<?> operation, Object result) {
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

  Message tag(TagOperation<?> operation, Object result) {
    return switch (operation) {
      case TagResource tag -> Message.text("Tagged.");
      case UntagResource untag -> Message.text("Untagged.");
      case ListTagsForResource list -> {
        List<String> tags =
            ((ListTagsForResourceOutput) result)
                .tags().entrySet().stream()
                    .map(tag -> tag.getKey() + " = " + tag.getValue())
                    .sorted()
                    .toList();
        yield tags.isEmpty()
            ? Message.text("No tags.")
            : AnswerText.list(Words.count(tags.size(), "tag"), tags);
      }
    };
  }

  Message source(SourceOperation<?> operation, Object result) {
    return switch (operation) {
      case CreateEventSource create -> key((EventSourceKey) result, "Created");
      case RotateEventSource rotate -> key((EventSourceKey) result, "Rotated the key of");
      case DeleteEventSource delete -> Message.text("Deleted. Its key is refused from now on.");
      case ListEventSources list -> sources((ListEventSourcesOutput) result);
      case ReceiveEvent receive ->
          Message.text("Received " + ((ReceiveEventOutput) result).incidentRecordArn());
    };
  }

  Message room(RoomOperation<?> operation, Object result) {
    return switch (operation) {
      case CreateRoom create -> Message.text("The room " + create.name() + " is there.");
      case ListRooms list -> {
        List<String> rooms = ((ListRoomsOutput) result).rooms();
        yield AnswerText.list(Words.count(rooms.size(), "room"), rooms);
      }
    };
  }

  private Message key(EventSourceKey made, String done) {
    String path = "/events/" + made.name();
    return Message.text(
        """
        %s the source %s. Its key, shown this once:
        %s
        Send events to POST %s with the header `Authorization: Bearer KEY`, or to %s/KEY.\
        """
            .formatted(done, made.name(), made.key().reveal(), path, path));
  }

  private Message sources(ListEventSourcesOutput output) {
    List<String> lines = output.eventSources().stream().map(this::source).toList();
    return lines.isEmpty()
        ? Message.text(
            "No event sources. Make one: `source create NAME --kind cloudwatch --plan PLAN`.")
        : AnswerText.list(Words.count(lines.size(), "event source"), lines);
  }

  private String source(EventSourceSummary source) {
    String plan = source.responsePlanArn().substring(source.responsePlanArn().lastIndexOf('/') + 1);
    String kind = source.kind().name().toLowerCase(java.util.Locale.ROOT);
    String rotated =
        source.keyRotatedTime() == null
            ? ""
            : ", key rotated " + Words.dayAndTime(source.keyRotatedTime(), zone);
    return "%s · %s · plan %s · made %s%s"
        .formatted(
            source.name(), kind, plan, Words.dayAndTime(source.creationTime(), zone), rotated);
  }

  private Message plans(ListResponsePlansOutput output) {
    List<String> lines = output.responsePlanSummaries().stream().map(RecordText::plan).toList();
    return lines.isEmpty()
        ? Message.text("No response plans. Make one with `ssm-incidents create-response-plan`.")
        : AnswerText.list(Words.count(lines.size(), "response plan"), lines);
  }

  private static String plan(ResponsePlanSummary plan) {
    String name = plan.displayName();
    return name == null || name.isBlank() ? plan.name() : plan.name() + " · " + name;
  }

  private static Message described(GetResponsePlanOutput plan) {
    IncidentTemplate template = plan.incidentTemplate();
    List<String> lines = new ArrayList<>();
    lines.add("title: " + template.title());
    lines.add("impact: " + Words.impactWithNumber(template.impact()));
    add(lines, "summary: ", template.summary());
    add(lines, "dedupe string: ", template.dedupeString());
    if (plan.engagements() != null && !plan.engagements().isEmpty()) {
      lines.add("engages: " + String.join(", ", plan.engagements()));
    }
    lines.add("arn: " + plan.arn());
    return AnswerText.list("Response plan " + plan.name(), lines);
  }

  private static void add(
      List<String> lines, String label, @org.jspecify.annotations.Nullable String value) {
    if (value != null && !value.isBlank()) {
      lines.add(label + value);
    }
  }

  private static Message settings(GetPlanSettingsOutput settings) {
    List<String> lines =
        List.of(
            "rooms: "
                + (settings.rooms().isEmpty()
                    ? "the default"
                    : String.join(", ", settings.rooms())),
            "resolves when all alarms are OK: " + (settings.resolveOnOk() ? "yes" : "no"));
    return AnswerText.list("Settings of " + settings.arn(), lines);
  }

  private static String item(RelatedItem item) {
    String title = item.title() == null ? "" : item.title() + " · ";
    return title + item.identifier().type() + " · " + value(item.identifier().value());
  }

  private static String value(ItemValue value) {
    if (value.pagerDutyIncidentDetail() != null) {
      return "PagerDuty " + value.pagerDutyIncidentDetail().id();
    }
    if (value.arn() != null) {
      return value.arn();
    }
    return value.url() != null ? value.url() : String.valueOf(value.metricDefinition());
  }

  private Message events(ListTimelineEvents list, ListTimelineEventsOutput output) {
    String arn = list.incidentRecordArn();
    UUID incident = Arns.uuid(arn.substring(arn.lastIndexOf('/') + 1)).orElseThrow();
    List<String> lines =
        output.eventSummaries().stream().map(event -> event(incident, event)).toList();
    return lines.isEmpty()
        ? Message.text("No events.")
        : AnswerText.list(Words.count(lines.size(), "event"), lines);
  }

  private String event(UUID incident, EventSummary event) {
    String time = Words.dayAndTime(event.eventTime(), zone);
    String text =
        Arns.uuid(event.eventId())
            .flatMap(id -> queries.event(incident, id))
            .map(found -> TimelineText.of(found.type(), found.data()))
            .orElse(event.eventType());
    return time + " · " + text;
  }

  private String event(TimelineEvent event) {
    return Words.dayAndTime(event.eventTime(), zone)
        + " · "
        + TimelineText.of(event.eventType(), event.eventData());
  }

  private String revision(Revision revision) {
    String by = revision.changedBy().substring(revision.changedBy().lastIndexOf(':') + 1);
    String time = Words.dayAndTime(revision.changedTime(), zone);
    String what = revision.deleted() ? "deleted" : event(revision.event());
    return "%d · %s by %s · %s".formatted(revision.revision(), time, by, what);
  }
}
