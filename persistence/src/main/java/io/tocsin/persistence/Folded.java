package io.tocsin.persistence;

import io.tocsin.core.audit.AuditEntry;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.outbox.OutboxEntry.Content.Living;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The changes of a batch with each row at most once: what came later has taken its place. */
final class Folded {
  final Map<UUID, Incident> incidents = new LinkedHashMap<>();
  final List<TimelineEvent> events = new ArrayList<>();
  final Map<EventKey, Integer> newestRevisions = new LinkedHashMap<>();
  final Map<EventKey, TimelineEvent> recounted = new LinkedHashMap<>();
  final Map<String, Optional<ResponsePlan>> plans = new LinkedHashMap<>();
  final Map<String, Optional<EventSource>> sources = new LinkedHashMap<>();
  final Map<String, Optional<Rule>> rules = new LinkedHashMap<>();
  final Map<String, Optional<TopicMapping>> topics = new LinkedHashMap<>();
  final Map<UUID, NoticeThread> threads = new LinkedHashMap<>();
  final Map<String, Optional<Map<String, String>>> tags = new LinkedHashMap<>();
  final Map<String, Long> counters = new LinkedHashMap<>();
  final Map<Token, Remembered> remembered = new LinkedHashMap<>();
  final Map<UUID, Storm> storms = new LinkedHashMap<>();
  final Map<String, Instant> rooms = new LinkedHashMap<>();
  final Map<String, Optional<WebhookRoom>> webhookRooms = new LinkedHashMap<>();
  final Map<Key.One<?>, Optional<Filed>> filed = new LinkedHashMap<>();
  final Map<Timer.Name, Optional<Timer>> timers = new LinkedHashMap<>();
  final List<AuditEntry> notes = new ArrayList<>();
  private final Map<Object, OutboxEntry> entries = new LinkedHashMap<>();

  record EventKey(UUID incident, UUID id) {}

  record Token(String scope, String token) {}

  private record Card(String room, UUID incident) {}

  static Folded of(List<Change> changes) {
    Folded folded = new Folded();
    changes.forEach(folded::add);
    return folded;
  }

  private void add(Change change) {
    switch (change) {
      case Change.PutIncident(Incident incident) -> incidents.put(incident.id(), incident);
      case Change.AddEvent(TimelineEvent event) -> add(event);
      case Change.Recount(TimelineEvent event) -> recount(event);
      case Change.PutPlan(ResponsePlan plan) -> plans.put(plan.name(), Optional.of(plan));
      case Change.RemovePlan(String name) -> plans.put(name, Optional.empty());
      case Change.PutSource(EventSource source) -> sources.put(source.name(), Optional.of(source));
      case Change.RemoveSource(String name) -> sources.put(name, Optional.empty());
      case Change.PutRule(Rule rule) -> rules.put(rule.name(), Optional.of(rule));
      case Change.RemoveRule(String name) -> rules.put(name, Optional.empty());
      case Change.PutTopic(TopicMapping topic) -> topics.put(topic.arn(), Optional.of(topic));
      case Change.RemoveTopic(String arn) -> topics.put(arn, Optional.empty());
      case Change.PutThread(NoticeThread thread) -> threads.put(thread.id(), thread);
      case Change.PutTags(String arn, Map<String, String> all) ->
          tags.put(arn, Optional.of(all).filter(some -> !some.isEmpty()));
      case Change.SetCounter(String name, long value) -> counters.put(name, value);
      case Change.Remember(Remembered it) -> remembered.put(new Token(it.scope(), it.token()), it);
      case Change.PutStorm(Storm storm) -> storms.put(storm.id(), storm);
      case Change.AddRoom(String name, Instant at) -> rooms.putIfAbsent(name, at);
      case Change.PutWebhookRoom(WebhookRoom room) ->
          webhookRooms.put(room.name(), Optional.of(room));
      case Change.RemoveWebhookRoom(String name) -> webhookRooms.put(name, Optional.empty());
      case Change.File(Filed row) -> filed.put(row.key(), Optional.of(row));
      case Change.Unfile(Key.One<?> key) -> filed.put(key, Optional.empty());
      case Change.SetTimer(Timer timer) -> timers.put(timer.name(), Optional.of(timer));
      case Change.ClearTimer(Timer.Name name) -> timers.put(name, Optional.empty());
      case Change.Send(OutboxEntry entry) -> add(entry);
      case Change.Note(AuditEntry entry) -> notes.add(entry);
    }
  }

  private void add(TimelineEvent event) {
    events.add(event);
    newestRevisions.merge(new EventKey(event.incident(), event.id()), event.revision(), Math::max);
  }

  /** A count of an event that this very batch adds goes in with it. */
  private void recount(TimelineEvent event) {
    EventKey key = new EventKey(event.incident(), event.id());
    Integer added = newestRevisions.get(key);
    if (added == null || added != event.revision()) {
      recounted.put(key, event);
    } else {
      events.replaceAll(
          one -> one.id().equals(event.id()) && one.revision() == added ? event : one);
    }
  }

  /**
   * Of the living message of one incident in one room the first entry stays, with the newest
   * version: what it says is looked up when it leaves, and a line for its thread must not overtake
   * it. The same holds for the card of a storm.
   */
  private void add(OutboxEntry entry) {
    switch (entry.content()) {
      case Living living ->
          entries.merge(new Card(entry.room(), living.incident()), entry, Folded::newest);
      case Content.Storm storm -> entries.putIfAbsent(new Card(entry.room(), storm.storm()), entry);
      case Content.Story story -> entries.put(entry.id(), entry);
      case Content.Notice notice -> entries.put(entry.id(), entry);
      case Content.Step step -> entries.put(entry.id(), entry);
      case Content.Page page -> entries.put(entry.id(), entry);
      case Content.PageEnd end -> entries.put(entry.id(), entry);
      case Content.Activation activation -> entries.put(entry.id(), entry);
      case Content.Group group -> entries.put(entry.id(), entry);
    }
  }

  private static OutboxEntry newest(OutboxEntry first, OutboxEntry later) {
    return first.content() instanceof Living known
            && later.content() instanceof Living living
            && living.version() > known.version()
        ? new OutboxEntry(first.id(), first.room(), newest(known, living), first.createdAt())
        : first;
  }

  private static Living newest(Living first, Living later) {
    return new Living(first.incident(), later.version(), first.first(), first.storm());
  }

  Collection<OutboxEntry> entries() {
    return entries.values();
  }

  boolean isNewest(TimelineEvent event) {
    Integer newest = newestRevisions.get(new EventKey(event.incident(), event.id()));
    return newest != null && newest == event.revision();
  }
}
