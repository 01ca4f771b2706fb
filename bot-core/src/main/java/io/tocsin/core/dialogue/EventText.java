package io.tocsin.core.dialogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Words;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.TimelineOperation;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEvent;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The answers about timelines, in words. */
final class EventText {
  private final Queries queries;
  private final ZoneId zone;
  private final Cache<UUID, Long> numbers = Caffeine.newBuilder().maximumSize(10_000).build();

  EventText(Queries queries, ZoneId zone) {
    this.queries = queries;
    this.zone = zone;
  }

  Message of(TimelineOperation<?> operation, Object result, Instant now) {
    return switch (operation) {
      case CreateTimelineEvent create ->
          Message.text(
              "Noted on %s at %s."
                  .formatted(
                      number(create.incidentRecordArn()),
                      Words.when(create.eventTime(), now, zone)));
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

  private String number(String arn) {
    return Arns.idAtEnd(arn).flatMap(this::number).map(number -> "#" + number).orElse(arn);
  }

  /** An incident keeps its number for good, so it is looked up once. */
  private Optional<Long> number(UUID id) {
    Long known = numbers.getIfPresent(id);
    Optional<Long> number =
        known == null ? queries.incident(id).map(Incident::number) : Optional.of(known);
    number.ifPresent(found -> numbers.put(id, found));
    return number;
  }

  private Message events(ListTimelineEvents list, ListTimelineEventsOutput output) {
    String arn = list.incidentRecordArn();
    UUID incident = Arns.idAtEnd(arn).orElseThrow();
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
