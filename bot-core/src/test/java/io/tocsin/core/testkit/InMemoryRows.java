package io.tocsin.core.testkit;

import io.tocsin.core.audit.AuditEntry;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.timer.Timer;
import io.tocsin.core.topic.NoticeThread;
import io.tocsin.core.topic.TopicMapping;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Remembered;
import io.tocsin.core.writer.StateStore.DataRefused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows of {@link InMemoryState}. */
final class InMemoryRows {
  final Map<UUID, Incident> incidents = new LinkedHashMap<>();
  final TreeMap<String, ResponsePlan> plans = new TreeMap<>();
  final TreeMap<String, EventSource> sources = new TreeMap<>();
  final TreeMap<String, Rule> rules = new TreeMap<>();
  final TreeMap<String, TopicMapping> topics = new TreeMap<>();
  final Map<UUID, NoticeThread> threads = new HashMap<>();
  final Map<String, Map<String, String>> tags = new HashMap<>();
  final Map<String, Long> counters = new HashMap<>();
  final Map<Token, Remembered> remembered = new HashMap<>();
  final Map<UUID, Storm> storms = new LinkedHashMap<>();
  final TreeSet<String> rooms = new TreeSet<>();
  final TreeMap<String, WebhookRoom> webhookRooms = new TreeMap<>();
  final List<OutboxEntry> sent = new ArrayList<>();
  final List<AuditEntry> notes = new ArrayList<>();
  final Map<Key.One<?>, Filed> filed = new LinkedHashMap<>();
  final Map<Timer.Name, Timer> timers = new LinkedHashMap<>();
  private final Map<EventKey, List<TimelineEvent>> events = new LinkedHashMap<>();

  record Token(String scope, String token) {}

  private record EventKey(UUID incident, UUID id) {}

  InMemoryRows copy() {
    InMemoryRows copy = new InMemoryRows();
    copy.incidents.putAll(incidents);
    copy.plans.putAll(plans);
    copy.sources.putAll(sources);
    copy.rules.putAll(rules);
    copy.topics.putAll(topics);
    copy.threads.putAll(threads);
    copy.tags.putAll(tags);
    copy.counters.putAll(counters);
    copy.remembered.putAll(remembered);
    copy.storms.putAll(storms);
    copy.filed.putAll(filed);
    copy.timers.putAll(timers);
    copy.rooms.addAll(rooms);
    copy.webhookRooms.putAll(webhookRooms);
    copy.sent.addAll(sent);
    copy.notes.addAll(notes);
    events.forEach((key, revisions) -> copy.events.put(key, new ArrayList<>(revisions)));
    return copy;
  }

  void apply(Change change) {
    refuseIf(change.toString().indexOf('\0') >= 0, "a text holds the character zero");
    switch (change) {
      case Change.PutIncident(Incident incident) -> put(incident);
      case Change.AddEvent(TimelineEvent event) -> add(event);
      case Change.Recount(TimelineEvent event) -> recount(event);
      case Change.PutPlan(ResponsePlan plan) -> plans.put(plan.name(), plan);
      case Change.RemovePlan(String name) -> plans.remove(name);
      case Change.PutSource(EventSource source) -> sources.put(source.name(), source);
      case Change.RemoveSource(String name) -> sources.remove(name);
      case Change.PutRule(Rule rule) -> rules.put(rule.name(), rule);
      case Change.RemoveRule(String name) -> rules.remove(name);
      case Change.PutTopic(TopicMapping topic) -> topics.put(topic.arn(), topic);
      case Change.RemoveTopic(String arn) -> topics.remove(arn);
      case Change.PutThread(NoticeThread thread) -> threads.put(thread.id(), thread);
      case Change.PutTags(String arn, Map<String, String> all) -> put(arn, all);
      case Change.SetCounter(String name, long value) -> counters.put(name, value);
      case Change.Remember(Remembered it) -> remembered.put(new Token(it.scope(), it.token()), it);
      case Change.PutStorm(Storm storm) -> storms.put(storm.id(), storm);
      case Change.AddRoom(String name, Instant at) -> rooms.add(name);
      case Change.PutWebhookRoom(WebhookRoom room) -> webhookRooms.put(room.name(), room);
      case Change.RemoveWebhookRoom(String name) -> webhookRooms.remove(name);
      case Change.File(Filed row) -> filed.put(row.key(), row);
      case Change.Unfile(Key.One<?> key) -> filed.remove(key);
      case Change.SetTimer(Timer timer) -> timers.put(timer.name(), timer);
      case Change.ClearTimer(Timer.Name name) -> timers.remove(name);
      case Change.Send(OutboxEntry entry) -> sent.add(entry);
      case Change.Note(AuditEntry entry) -> notes.add(entry);
    }
  }

  private void put(Incident incident) {
    boolean taken =
        incidents.values().stream()
            .anyMatch(
                other -> other.number() == incident.number() && !other.id().equals(incident.id()));
    refuseIf(taken, "two incidents have the number " + incident.number());
    incidents.put(incident.id(), incident);
  }

  private void put(String arn, Map<String, String> all) {
    if (all.isEmpty()) {
      tags.remove(arn);
    } else {
      tags.put(arn, Map.copyOf(all));
    }
  }

  private void add(TimelineEvent event) {
    List<TimelineEvent> revisions =
        events.computeIfAbsent(
            new EventKey(event.incident(), event.id()), unknown -> new ArrayList<>());
    refuseIf(
        revisions.stream().anyMatch(other -> other.revision() == event.revision()),
        "an event has the same revision twice");
    revisions.add(floored(event));
  }

  private void recount(TimelineEvent event) {
    List<TimelineEvent> revisions = revisions(event.incident(), event.id());
    revisions.replaceAll(one -> one.revision() == event.revision() ? floored(event) : one);
  }

  /** As PostgreSQL keeps it: to the microsecond. */
  private static TimelineEvent floored(TimelineEvent event) {
    return new TimelineEvent(
        event.incident(),
        event.id(),
        event.revision(),
        event.type(),
        floor(event.time()),
        floor(event.updatedAt()),
        event.data(),
        event.references(),
        event.changedBy(),
        event.deleted());
  }

  static Instant floor(Instant value) {
    return value.truncatedTo(ChronoUnit.MICROS);
  }

  List<TimelineEvent> revisions(UUID incident, UUID id) {
    return events.getOrDefault(new EventKey(incident, id), List.of());
  }

  /** The newest revision of each event of the incident. */
  Stream<TimelineEvent> currentEvents(UUID incident) {
    return events.entrySet().stream()
        .filter(entry -> entry.getKey().incident().equals(incident))
        .map(entry -> entry.getValue().getLast());
  }

  <T extends Filed> List<T> all(Key.Many<T> key) {
    return filed.values().stream()
        .filter(key.type()::isInstance)
        .map(key.type()::cast)
        .filter(key::holds)
        .sorted(Comparator.comparing(row -> row.key().text()))
        .toList();
  }

  Stream<Rule> rulesOf(String source) {
    return rules.values().stream().filter(rule -> rule.source().equals(source));
  }

  private static void refuseIf(boolean wrong, String why) {
    if (wrong) {
      throw new DataRefused(new IllegalArgumentException(why));
    }
  }
}
