package io.tocsin.core.testkit;

import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.Storm.Tally;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.writer.Queries.EventFilter;
import io.tocsin.core.writer.Queries.IncidentFilter;
import io.tocsin.core.writer.Queries.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the filters of queries mean. */
final class InMemoryFilters {
  /** Identifiers compare as PostgreSQL compares them, without a sign. */
  static final Comparator<Position> BY_TIME =
      Comparator.comparing(Position::time).thenComparing(position -> position.id().toString());

  /** What a storm shows first. */
  static final Comparator<Incident> BY_NEED =
      Comparator.comparing(Incident::isResolved)
          .thenComparing(InMemoryFilters::isAcknowledged)
          .thenComparingInt(incident -> incident.headline().impact())
          .thenComparing(Comparator.comparingLong(Incident::number).reversed());

  private InMemoryFilters() {}

  static boolean belongs(Incident incident, Storm storm) {
    return incident.plan().equals(storm.plan())
        && incident.number() >= storm.first()
        && incident.number() <= storm.last()
        && incident.routing().rooms().contains(storm.room());
  }

  static Tally tally(Storm storm, Collection<Incident> incidents) {
    List<Incident> all = incidents.stream().filter(one -> belongs(one, storm)).toList();
    long version = all.stream().mapToLong(Incident::version).sum();
    List<Incident> seen = all.stream().filter(one -> !one.deleted()).toList();
    int resolved = (int) seen.stream().filter(Incident::isResolved).count();
    int open = (int) seen.stream().filter(one -> one.isOpen() && !isAcknowledged(one)).count();
    return new Tally(
        storm.isRaging() ? version : version + 1, open, seen.size() - open - resolved, resolved);
  }

  private static boolean isAcknowledged(Incident incident) {
    return incident.progress().acknowledgement() != null;
  }

  static boolean accepts(IncidentFilter filter, Incident incident) {
    return isBetween(incident.origin().createdAt(), filter.createdAfter(), filter.createdBefore())
        && isOneOf(filter.impacts(), incident.headline().impact())
        && isOneOf(filter.statuses(), incident.progress().status().name())
        && isOneOf(filter.createdBy(), incident.origin().source().createdBy())
        && (filter.room() == null || incident.routing().rooms().contains(filter.room()));
  }

  static boolean accepts(EventFilter filter, TimelineEvent event) {
    return isBetween(event.time(), filter.after(), filter.before())
        && isOneOf(filter.types(), event.type())
        && (filter.references().isEmpty() || refersToOneOf(filter.references(), event));
  }

  private static boolean isBetween(
      Instant time, @Nullable Instant after, @Nullable Instant before) {
    Instant kept = InMemoryRows.floor(time);
    return (after == null || kept.isAfter(InMemoryRows.floor(after)))
        && (before == null || kept.isBefore(InMemoryRows.floor(before)));
  }

  private static <T> boolean isOneOf(List<T> allowed, T value) {
    return allowed.isEmpty() || allowed.contains(value);
  }

  private static boolean refersToOneOf(List<String> wanted, TimelineEvent event) {
    List<EventReference> references = event.references();
    return references != null
        && references.stream()
            .flatMap(reference -> Stream.of(reference.resource(), reference.relatedItemId()))
            .anyMatch(new HashSet<@Nullable String>(wanted)::contains);
  }
}
