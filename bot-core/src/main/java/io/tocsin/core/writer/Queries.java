package io.tocsin.core.writer;

import io.tocsin.core.chat.Room;
import io.tocsin.core.engagement.Engagement;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.TimelineOperation.SortOrder;
import io.tocsin.core.outbox.Backlog;
import io.tocsin.core.outbox.Setback;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.topic.TopicMapping;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is answered without a transaction of the writer: the committed state. Hidden incidents and
 * events are never answered, except where it is said.
 *
 * <p>Every method throws {@link io.tocsin.core.Unavailable} while the database is away.
 */
public interface Queries {
  Optional<Incident> incident(UUID id);

  /** The incident that has this room for itself, whether it is open or not. */
  Optional<Incident> incidentOf(Room room);

  Optional<Incident> incidentByNumber(long number);

  /** The newest first; {@code after} is the last one of the page before. */
  List<Incident> incidents(IncidentFilter filter, @Nullable Long afterNumber, int limit);

  Optional<Storm> storm(UUID id);

  /** All storms that are raging. */
  List<Storm> ragingStorms();

  /** How the incidents of a storm fare. */
  Storm.Tally tally(Storm storm);

  /**
   * The incidents of a storm that most need to be seen: those that nobody has before those that
   * somebody has before the resolved ones; the most severe first, and of these the newest.
   */
  List<Incident> incidents(Storm storm, int limit);

  /** Sorted by event time, then identifier; {@code after} is the last one of the page before. */
  List<TimelineEvent> timeline(
      UUID incident, EventFilter filter, SortOrder order, @Nullable Position after, int limit);

  Optional<TimelineEvent> event(UUID incident, UUID id);

  /** Every revision, the oldest first, hidden ones included. */
  List<TimelineEvent> history(UUID incident, UUID id);

  Optional<ResponsePlan> plan(String name);

  /** Sorted by name; {@code after} is the last name of the page before. */
  List<ResponsePlan> plans(@Nullable String after, int limit);

  Map<String, String> tags(String arn);

  /** The row behind its own key. */
  <T extends Filed> Optional<T> find(Key.One<T> key);

  /** All of them, sorted by their keys. */
  <T extends Filed> List<T> all(Key.Many<T> key);

  /** Those that began in this time, the newest first; null is no limit. */
  List<Engagement> engagements(
      @Nullable Instant from, @Nullable Instant until, @Nullable UUID after, int limit);

  /** The pages to somebody, the newest first. */
  List<Page> pages(String contact, @Nullable UUID after, int limit);

  List<EventSource> sources();

  Optional<Rule> rule(String name);

  /** Sorted by name; of all sources if null. */
  List<Rule> rules(@Nullable String source);

  /** Sorted by ARN. */
  List<TopicMapping> topics();

  /** Of the counters of these names the values; those never set are left out. */
  Map<String, Long> counters(Collection<String> names);

  /** The rooms of the local chat. */
  List<String> rooms();

  /** Sorted by name. */
  List<WebhookRoom> webhookRooms();

  Optional<WebhookRoom> webhookRoom(String name);

  /** Each room for which deliveries wait; see {@link Backlog}. */
  List<Backlog.Waiting> backlog();

  /** What has gone wrong with deliveries from that time on, sorted by room. */
  List<Setback> setbacks(Instant from);

  /** A position in a list sorted by time and identifier. */
  record Position(Instant time, UUID id) {}

  /**
   * Which incidents; all conditions must hold, an empty list or null is no condition.
   *
   * @param room only incidents that are told in this room
   */
  record IncidentFilter(
      @Nullable Instant createdAfter,
      @Nullable Instant createdBefore,
      List<Integer> impacts,
      List<String> statuses,
      List<String> createdBy,
      @Nullable String room) {
    public static final IncidentFilter ALL =
        new IncidentFilter(null, null, List.of(), List.of(), List.of(), null);

    public static IncidentFilter openIn(@Nullable String room) {
      return new IncidentFilter(null, null, List.of(), List.of("OPEN"), List.of(), room);
    }
  }

  /** Which events; all conditions must hold, an empty list or null is no condition. */
  record EventFilter(
      @Nullable Instant after,
      @Nullable Instant before,
      List<String> types,
      List<String> references) {
    public static final EventFilter ALL = new EventFilter(null, null, List.of(), List.of());
  }
}
