package io.tocsin.core.testkit;

import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.topic.NoticeThread;
import io.tocsin.core.topic.TopicMapping;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Remembered;
import io.tocsin.core.writer.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what is behind the keys of a batch. */
final class InMemoryLoading {
  private final InMemoryRows from;
  private final List<Remembered> remembered = new ArrayList<>();
  private final List<EventSource> sources = new ArrayList<>();
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final List<TopicMapping> topics = new ArrayList<>();
  private final List<NoticeThread> threads = new ArrayList<>();
  private final Map<String, ResponsePlan> plans = new LinkedHashMap<>();
  private final List<String> rooms = new ArrayList<>();
  private final List<WebhookRoom> webhookRooms = new ArrayList<>();
  private final Map<String, Map<String, String>> tags = new HashMap<>();
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<UUID, Incident> incidents = new LinkedHashMap<>();
  private final List<TimelineEvent> events = new ArrayList<>();

  private final Map<Key.One<?>, Filed> filed = new LinkedHashMap<>();
  private final List<Storm> storms = new ArrayList<>();

  private InMemoryLoading(InMemoryRows from) {
    this.from = from;
  }

  static Rows load(InMemoryRows from, Set<Key> keys) {
    InMemoryLoading loading = new InMemoryLoading(from);
    keys.forEach(loading::find);
    return loading.rows();
  }

  private void find(Key key) {
    switch (key) {
      case Key.ByToken(String scope, String token) ->
          add(remembered, from.remembered.get(new InMemoryRows.Token(scope, token)));
      case Key.Source(String name) -> add(sources, from.sources.get(name));
      case Key.Rule(String name) -> put(rules, name, from.rules.get(name));
      case Key.RulesOf(String source) ->
          from.rulesOf(source).forEach(rule -> rules.put(rule.name(), rule));
      case Key.Topic(String arn) -> add(topics, from.topics.get(arn));
      case Key.Thread(UUID id) -> add(threads, from.threads.get(id));
      case Key.Plan(String name) -> put(plans, name, from.plans.get(name));
      case Key.Room(String name) -> add(rooms, from.rooms.contains(name) ? name : null);
      case Key.WebhookRoom(String name) -> add(webhookRooms, from.webhookRooms.get(name));
      case Key.PlansIn(String room) ->
          from.plans.values().stream()
              .filter(plan -> plan.settings().rooms().contains(room))
              .forEach(plan -> plans.put(plan.name(), plan));
      case Key.Tags(String arn) -> put(tags, arn, from.tags.get(arn));
      case Key.Counter(String name) -> put(counters, name, from.counters.get(name));
      case Key.OpenIncident(String dedupeKey) -> findOpen(dedupeKey);
      case Key.IncidentById(UUID id) -> put(incidents, id, from.incidents.get(id));
      case Key.Storm(String plan, String room) ->
          from.storms.values().stream()
              .filter(storm -> storm.plan().equals(plan) && storm.room().equals(room))
              .max(Comparator.comparingInt(Storm::ordinal))
              .ifPresent(storms::add);
      case Key.One<?> one -> put(filed, one, from.filed.get(one));
      case Key.Many<?> many -> from.all(many).forEach(row -> filed.put(row.key(), row));
      case Key.Event(UUID incident, UUID id) ->
          from.currentEvents(incident).filter(event -> event.id().equals(id)).forEach(events::add);
    }
  }

  private void findOpen(String dedupeKey) {
    from.incidents.values().stream()
        .filter(Incident::isOpen)
        .filter(incident -> incident.origin().dedupeKey().equals(dedupeKey))
        .max(Comparator.comparingLong(Incident::number))
        .ifPresent(incident -> incidents.put(incident.id(), incident));
  }

  private static <T> void add(Collection<T> found, @Nullable T row) {
    if (row != null) {
      found.add(row);
    }
  }

  private static <K, V> void put(Map<K, V> found, K key, @Nullable V row) {
    if (row != null) {
      found.put(key, row);
    }
  }

  private Rows rows() {
    return new Rows(
        remembered,
        sources,
        List.copyOf(rules.values()),
        topics,
        threads,
        List.copyOf(plans.values()),
        rooms,
        webhookRooms,
        tags,
        counters,
        List.copyOf(incidents.values()),
        events,
        storms,
        List.copyOf(filed.values()));
  }
}
