package io.tocsin.core.testkit;

import io.tocsin.core.audit.AuditEntry;
import io.tocsin.core.chat.Room;
import io.tocsin.core.engagement.Engagement;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.OwnChannel;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.TimelineOperation.SortOrder;
import io.tocsin.core.outbox.Backlog;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.Setback;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.timer.Timer;
import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.topic.TopicMapping;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Rows;
import io.tocsin.core.writer.StateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * State without a database: keeps the same contracts as PostgreSQL does. What is to be sent and
 * what is noted is kept for tests to look at; nothing delivers it.
 */
public final class InMemoryState implements StateStore, Queries, TimerStore {
  private InMemoryRows committed = new InMemoryRows();
  private final List<Backlog.Waiting> backlog = new ArrayList<>();
  private final List<Setback> setbacks = new ArrayList<>();

  /** Has deliveries wait, which nothing does here by itself. */
  public synchronized void waits(Backlog.Waiting waiting) {
    backlog.add(waiting);
  }

  /** Has something gone wrong with deliveries. */
  public synchronized void wentWrong(Setback setback) {
    setbacks.add(setback);
  }

  @Override
  public synchronized List<Backlog.Waiting> backlog() {
    return List.copyOf(backlog);
  }

  @Override
  public synchronized List<Setback> setbacks(Instant from) {
    return setbacks.stream().filter(it -> !it.latest().isBefore(from)).toList();
  }

  @Override
  public synchronized <T> T inBatch(Function<Batch, T> work) {
    InMemoryRows rows = committed.copy();
    T result = work.apply(new InMemoryBatch(rows));
    committed = rows;
    return result;
  }

  private record InMemoryBatch(InMemoryRows rows) implements Batch {
    @Override
    public Rows load(Set<Key> keys) {
      return InMemoryLoading.load(rows, keys);
    }

    @Override
    public Set<String> commit(List<Change> changes) {
      changes.forEach(rows::apply);
      return Set.of();
    }
  }

  /** All that was ever sent, in the order it was written. */
  public synchronized List<OutboxEntry> sent() {
    return List.copyOf(committed.sent);
  }

  /** All that was ever noted, in the order it was written. */
  public synchronized List<AuditEntry> notes() {
    return List.copyOf(committed.notes);
  }

  @Override
  public synchronized Optional<Incident> incident(UUID id) {
    return visible().filter(incident -> incident.id().equals(id)).findFirst();
  }

  @Override
  public synchronized Optional<Incident> incidentOf(Room room) {
    return visible().filter(incident -> has(incident, room)).findFirst();
  }

  private static boolean has(Incident incident, Room room) {
    OwnChannel own = incident.routing().channel();
    return own != null && room.id().equals(own.room());
  }

  @Override
  public synchronized Optional<Incident> incidentByNumber(long number) {
    return visible().filter(incident -> incident.number() == number).findFirst();
  }

  @Override
  public synchronized List<Incident> incidents(
      IncidentFilter filter, @Nullable Long afterNumber, int limit) {
    return visible()
        .filter(incident -> InMemoryFilters.accepts(filter, incident))
        .filter(incident -> afterNumber == null || incident.number() < afterNumber)
        .sorted(Comparator.comparingLong(Incident::number).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Storm> storm(UUID id) {
    return Optional.ofNullable(committed.storms.get(id));
  }

  @Override
  public synchronized List<Storm> ragingStorms() {
    return committed.storms.values().stream().filter(Storm::isRaging).toList();
  }

  @Override
  public synchronized Storm.Tally tally(Storm storm) {
    return InMemoryFilters.tally(storm, committed.incidents.values());
  }

  @Override
  public synchronized List<Incident> incidents(Storm storm, int limit) {
    return visible()
        .filter(incident -> InMemoryFilters.belongs(incident, storm))
        .sorted(InMemoryFilters.BY_NEED)
        .limit(limit)
        .toList();
  }

  private Stream<Incident> visible() {
    return committed.incidents.values().stream().filter(incident -> !incident.deleted());
  }

  @Override
  public synchronized List<TimelineEvent> timeline(
      UUID incident, EventFilter filter, SortOrder order, @Nullable Position after, int limit) {
    Comparator<Position> sorted =
        order == SortOrder.ASCENDING ? InMemoryFilters.BY_TIME : InMemoryFilters.BY_TIME.reversed();
    return current(incident)
        .filter(event -> InMemoryFilters.accepts(filter, event))
        .filter(event -> after == null || sorted.compare(position(event), after) > 0)
        .sorted(Comparator.comparing(InMemoryState::position, sorted))
        .limit(limit)
        .toList();
  }

  private static Position position(TimelineEvent event) {
    return new Position(event.time(), event.id());
  }

  @Override
  public synchronized Optional<TimelineEvent> event(UUID incident, UUID id) {
    return current(incident).filter(event -> event.id().equals(id)).findFirst();
  }

  private Stream<TimelineEvent> current(UUID incident) {
    Incident known = committed.incidents.get(incident);
    return known != null && known.deleted()
        ? Stream.empty()
        : committed.currentEvents(incident).filter(event -> !event.deleted());
  }

  @Override
  public synchronized List<TimelineEvent> history(UUID incident, UUID id) {
    return List.copyOf(committed.revisions(incident, id));
  }

  @Override
  public synchronized Optional<ResponsePlan> plan(String name) {
    return Optional.ofNullable(committed.plans.get(name));
  }

  @Override
  public synchronized List<ResponsePlan> plans(@Nullable String after, int limit) {
    return committed.plans.values().stream()
        .filter(plan -> after == null || plan.name().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Map<String, String> tags(String arn) {
    return committed.tags.getOrDefault(arn, Map.of());
  }

  @Override
  public synchronized <T extends Filed> Optional<T> find(Key.One<T> key) {
    return Optional.ofNullable(committed.filed.get(key)).map(key.type()::cast);
  }

  @Override
  public synchronized <T extends Filed> List<T> all(Key.Many<T> key) {
    return committed.all(key);
  }

  @Override
  public synchronized List<Engagement> engagements(
      @Nullable Instant from, @Nullable Instant until, @Nullable UUID after, int limit) {
    return newest(Engagement.class, Engagement::id, after)
        .filter(one -> from == null || !one.startedAt().isBefore(from))
        .filter(one -> until == null || one.startedAt().isBefore(until))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Page> pages(String contact, @Nullable UUID after, int limit) {
    return newest(Page.class, Page::id, after)
        .filter(page -> page.contact().equals(contact))
        .limit(limit)
        .toList();
  }

  private <T> Stream<T> newest(Class<T> type, Function<T, UUID> id, @Nullable UUID after) {
    Comparator<T> byId = Comparator.comparing(row -> id.apply(row).toString());
    return committed.filed.values().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(row -> after == null || id.apply(row).toString().compareTo(after.toString()) < 0)
        .sorted(byId.reversed());
  }

  @Override
  public synchronized List<Timer> due(Timer.Kind kind, Instant now, int limit) {
    return committed.timers.values().stream()
        .filter(timer -> timer.kind() == kind && !timer.due().isAfter(now))
        .sorted(Comparator.comparing(Timer::due))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<EventSource> sources() {
    return List.copyOf(committed.sources.values());
  }

  @Override
  public synchronized Optional<Rule> rule(String name) {
    return Optional.ofNullable(committed.rules.get(name));
  }

  @Override
  public synchronized List<Rule> rules(@Nullable String source) {
    return source == null
        ? List.copyOf(committed.rules.values())
        : committed.rulesOf(source).toList();
  }

  @Override
  public synchronized List<TopicMapping> topics() {
    return List.copyOf(committed.topics.values());
  }

  @Override
  public synchronized Map<String, Long> counters(Collection<String> names) {
    Map<String, Long> found = new HashMap<>(committed.counters);
    found.keySet().retainAll(names);
    return found;
  }

  @Override
  public synchronized List<String> rooms() {
    return new ArrayList<>(committed.rooms);
  }

  @Override
  public synchronized List<WebhookRoom> webhookRooms() {
    return List.copyOf(committed.webhookRooms.values());
  }

  @Override
  public synchronized Optional<WebhookRoom> webhookRoom(String name) {
    return Optional.ofNullable(committed.webhookRooms.get(name));
  }
}
