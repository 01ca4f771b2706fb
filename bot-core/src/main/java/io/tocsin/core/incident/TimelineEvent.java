package io.tocsin.core.incident;

import io.tocsin.core.operation.TimelineOperation.EventReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an event on a timeline. Nothing is ever changed in place: an edit is a new
 * revision of the same event, a deletion is one that hides it.
 *
 * @param revision 1 for the event as it was written first
 * @param data the documented text of the event's type; JSON for automatic events
 * @param changedBy who wrote this revision
 * @param updatedAt when this revision was written
 */
public record TimelineEvent(
    UUID incident,
    UUID id,
    int revision,
    String type,
    Instant time,
    Instant updatedAt,
    String data,
    @Nullable List<EventReference> references,
    String changedBy,
    boolean deleted) {

  /** The types that people write, edit and delete; all others are written by Tocsin alone. */
  public static final List<String> WRITTEN_BY_PEOPLE = List.of("Custom Event", "Note");

  public boolean isWrittenByPeople() {
    return WRITTEN_BY_PEOPLE.contains(type);
  }

  /** Whether type, time, data and references are the same. */
  boolean saysTheSameAs(TimelineEvent other) {
    return type.equals(other.type)
        && time.equals(other.time)
        && data.equals(other.data)
        && orNone(references).equals(orNone(other.references));
  }

  private static List<EventReference> orNone(@Nullable List<EventReference> references) {
    return references == null ? List.of() : references;
  }

  /** The next revision, with other data. */
  TimelineEvent revised(String changed, String by, Instant at) {
    return new TimelineEvent(
        incident, id, revision + 1, type, time, at, changed, references, by, deleted);
  }

  /** The same revision with another count. */
  TimelineEvent recounted(String changed, Instant at) {
    return new TimelineEvent(
        incident, id, revision, type, time, at, changed, references, changedBy, deleted);
  }

  /** The next revision, which hides the event. */
  TimelineEvent hidden(String by, Instant at) {
    return new TimelineEvent(
        incident, id, revision + 1, type, time, at, data, references, by, true);
  }
}
