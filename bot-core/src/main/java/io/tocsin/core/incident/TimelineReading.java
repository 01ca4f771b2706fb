package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Paging;
import io.tocsin.core.Refusal;
import io.tocsin.core.operation.TimelineOperation;
import io.tocsin.core.operation.TimelineOperation.EventSummary;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEventHistory;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEventHistoryOutput;
import io.tocsin.core.operation.TimelineOperation.GetTimelineEventOutput;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEvents;
import io.tocsin.core.operation.TimelineOperation.ListTimelineEventsOutput;
import io.tocsin.core.operation.TimelineOperation.Revision;
import io.tocsin.core.operation.TimelineOperation.SortOrder;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.EventFilter;
import io.tocsin.core.writer.Queries.Position;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told of timelines. */
public final class TimelineReading {
  private static final Map<String, Conditions.Kind> KEYS = keys();

  private TimelineReading() {}

  private static Map<String, Conditions.Kind> keys() {
    Map<String, Conditions.Kind> keys = new LinkedHashMap<>();
    keys.put("eventTime", Conditions.Kind.TIME);
    keys.put("eventType", Conditions.Kind.TEXT);
    keys.put("eventReference", Conditions.Kind.TEXT);
    return keys;
  }

  public static Outcome<GetTimelineEventOutput> get(
      GetTimelineEvent operation, Call call, Queries queries) {
    Optional<Incident> incident = Lookup.incident(operation.incidentRecordArn(), call, queries);
    if (incident.isEmpty()) {
      return Outcome.refused(Lookup.noIncident(operation.incidentRecordArn()));
    }
    return Lookup.event(incident.get(), operation.eventId(), queries)
        .map(event -> new GetTimelineEventOutput(told(event, incident.get())))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(Lookup.noEvent(operation.eventId())));
  }

  /** Every revision, of events that were deleted too. */
  public static Outcome<GetTimelineEventHistoryOutput> history(
      GetTimelineEventHistory operation, Call call, Queries queries) {
    Optional<Incident> incident = Lookup.incident(operation.incidentRecordArn(), call, queries);
    if (incident.isEmpty()) {
      return Outcome.refused(Lookup.noIncident(operation.incidentRecordArn()));
    }
    List<Revision> revisions =
        Arns.uuid(operation.eventId())
            .map(id -> queries.history(incident.get().id(), id))
            .orElse(List.of())
            .stream()
            .map(event -> revision(event, incident.get()))
            .toList();
    return revisions.isEmpty()
        ? Outcome.refused(Lookup.noEvent(operation.eventId()))
        : Outcome.accepted(new GetTimelineEventHistoryOutput(revisions));
  }

  public static Outcome<ListTimelineEventsOutput> list(
      ListTimelineEvents operation, Call call, Queries queries) {
    Conditions conditions = new Conditions(operation.filters(), KEYS);
    Optional<Refusal> wrong = conditions.wrong();
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    return Lookup.incident(operation.incidentRecordArn(), call, queries)
        .map(incident -> list(operation, conditions, incident, queries))
        .orElseGet(() -> Outcome.refused(Lookup.noIncident(operation.incidentRecordArn())));
  }

  private static Outcome<ListTimelineEventsOutput> list(
      ListTimelineEvents operation, Conditions conditions, Incident incident, Queries queries) {
    SortOrder order = Objects.requireNonNullElse(operation.sortOrder(), SortOrder.DESCENDING);
    String question = incident.arn() + order + operation.filters();
    Paging<Position> paging = new Paging<>(operation, question, TimelineReading::position);
    return paging
        .start()
        .map(start -> found(conditions, incident, order, start.after(), paging.lookUp(), queries))
        .map(found -> paging.page(found, event -> event.time() + " " + event.id()))
        .map(page -> new ListTimelineEventsOutput(summaries(page, incident), page.nextToken()))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  private static List<TimelineEvent> found(
      Conditions conditions,
      Incident incident,
      SortOrder order,
      @Nullable Position after,
      int limit,
      Queries queries) {
    EventFilter filter =
        new EventFilter(
            conditions.after(),
            conditions.before(),
            conditions.values("eventType", String.class),
            conditions.values("eventReference", String.class));
    return conditions.impossible()
        ? List.of()
        : queries.timeline(incident.id(), filter, order, after, limit);
  }

  private static List<EventSummary> summaries(Paging.Page<TimelineEvent> page, Incident incident) {
    return page.items().stream().map(event -> summary(event, incident)).toList();
  }

  private static EventSummary summary(TimelineEvent event, Incident incident) {
    return new EventSummary(
        event.id().toString(),
        event.references(),
        event.time(),
        event.type(),
        event.updatedAt(),
        incident.arn());
  }

  private static TimelineOperation.TimelineEvent told(TimelineEvent event, Incident incident) {
    return new TimelineOperation.TimelineEvent(
        event.data(),
        event.id().toString(),
        event.references(),
        event.time(),
        event.type(),
        event.updatedAt(),
        incident.arn());
  }

  private static Revision revision(TimelineEvent event, Incident incident) {
    return new Revision(
        event.revision(),
        told(event, incident),
        event.changedBy(),
        event.updatedAt(),
        event.deleted());
  }

  private static Optional<Position> position(String text) {
    String[] parts = text.split(" ", -1);
    return parts.length != 2
        ? Optional.empty()
        : Arns.uuid(parts[1]).flatMap(id -> time(parts[0]).map(time -> new Position(time, id)));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException notOurs) {
      return Optional.empty();
    }
  }
}
