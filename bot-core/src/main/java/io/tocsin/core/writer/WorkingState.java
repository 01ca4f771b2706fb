package io.tocsin.core.writer;

import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.room.WebhookRoom;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.topic.NoticeThread;
import io.tocsin.core.topic.TopicMapping;
import io.tocsin.core.writer.Change.AddEvent;
import io.tocsin.core.writer.Change.AddRoom;
import io.tocsin.core.writer.Change.Note;
import io.tocsin.core.writer.Change.PutIncident;
import io.tocsin.core.writer.Change.PutPlan;
import io.tocsin.core.writer.Change.PutRule;
import io.tocsin.core.writer.Change.PutSource;
import io.tocsin.core.writer.Change.PutStorm;
import io.tocsin.core.writer.Change.PutTags;
import io.tocsin.core.writer.Change.PutThread;
import io.tocsin.core.writer.Change.PutTopic;
import io.tocsin.core.writer.Change.PutWebhookRoom;
import io.tocsin.core.writer.Change.Recount;
import io.tocsin.core.writer.Change.Remember;
import io.tocsin.core.writer.Change.RemovePlan;
import io.tocsin.core.writer.Change.RemoveRule;
import io.tocsin.core.writer.Change.RemoveSource;
import io.tocsin.core.writer.Change.RemoveTopic;
import io.tocsin.core.writer.Change.RemoveWebhookRoom;
import io.tocsin.core.writer.Change.Send;
import io.tocsin.core.writer.Change.SetCounter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a batch has loaded, overlaid with what its decisions changed so far; or the same above
 * another such state, for the steps of one decision.
 */
public final class WorkingState implements State {
  private final @Nullable WorkingState below;
  private final Set<Key> loaded = new HashSet<>();
  private final Map<Key, Object> rows = new HashMap<>();
  private final Map<String, Set<UUID>> incidentsByDedupeKey = new HashMap<>();
  private final Map<Class<? extends Filed>, Set<Key.One<?>>> filed = new HashMap<>();
  private final Map<String, Set<String>> rulesBySource = new HashMap<>();

  public WorkingState() {
    this(null);
  }

  private WorkingState(@Nullable WorkingState below) {
    this.below = below;
  }

  /** Takes in what a store found for these keys. */
  public void add(Set<Key> keys, Rows found) {
    // What a decision of this batch did to a rule is newer than what is found with its source.
    found.rules().stream()
        .filter(rule -> !loaded.contains(new Key.Rule(rule.name())))
        .forEach(this::put);
    found.plans().forEach(this::addUnknown);
    found.filed().forEach(this::addUnknown);
    loaded.addAll(keys);
    found.remembered().forEach(this::put);
    found.sources().forEach(source -> rows.put(new Key.Source(source.name()), source));
    found.topics().forEach(topic -> rows.put(new Key.Topic(topic.arn()), topic));
    found.threads().forEach(thread -> rows.put(new Key.Thread(thread.id()), thread));
    found.rooms().forEach(room -> rows.put(new Key.Room(room), room));
    found.webhookRooms().forEach(room -> rows.put(new Key.WebhookRoom(room.name()), room));
    found.tags().forEach((arn, tags) -> rows.put(new Key.Tags(arn), tags));
    found.counters().forEach((name, value) -> rows.put(new Key.Counter(name), value));
    found.events().forEach(this::put);
    found.storms().forEach(this::put);
    for (Incident incident : found.incidents()) {
      if (!rows.containsKey(new Key.IncidentById(incident.id()))) {
        put(incident);
      }
    }
  }

  /** A plan is found by its name and by its rooms; a decision may have changed it in between. */
  private void addUnknown(ResponsePlan plan) {
    Key.Plan key = new Key.Plan(plan.name());
    if (!loaded.contains(key)) {
      put(key, plan);
    }
  }

  /** One row is found by several keys; a decision may have changed it in between. */
  private void addUnknown(Filed row) {
    if (!loaded.contains(row.key())) {
      put(row.key(), row);
    }
  }

  /** Overlays a change, so that the decisions after it see it. */
  public void apply(Change change) {
    switch (change) {
      case PutIncident put -> put(put.incident());
      case AddEvent add -> put(add.event());
      case Recount recount -> put(recount.event());
      case PutPlan put -> put(new Key.Plan(put.plan().name()), put.plan());
      case RemovePlan remove -> remove(new Key.Plan(remove.name()));
      case PutSource put -> put(new Key.Source(put.source().name()), put.source());
      case RemoveSource remove -> remove(new Key.Source(remove.name()));
      case PutRule put -> put(put.rule());
      case RemoveRule remove -> remove(new Key.Rule(remove.name()));
      case PutTopic put -> put(new Key.Topic(put.topic().arn()), put.topic());
      case RemoveTopic remove -> remove(new Key.Topic(remove.arn()));
      case PutThread put -> put(new Key.Thread(put.thread().id()), put.thread());
      case PutTags put -> put(new Key.Tags(put.arn()), put.tags());
      case SetCounter set -> put(new Key.Counter(set.name()), set.value());
      case PutStorm put -> put(put.storm());
      case Remember remember -> put(remember.remembered());
      case AddRoom add -> put(new Key.Room(add.name()), add.name());
      case PutWebhookRoom put -> put(new Key.WebhookRoom(put.room().name()), put.room());
      case RemoveWebhookRoom remove -> remove(new Key.WebhookRoom(remove.name()));
      case Change.File file -> put(file.row().key(), file.row());
      case Change.Unfile gone -> remove(gone.key());
      case Change.SetTimer set -> {}
      case Change.ClearTimer clear -> {}
      case Send send -> {}
      case Note note -> {}
    }
  }

  /** Takes over those rows of another state that are wanted; what is gone there, goes here. */
  void take(WorkingState from, Predicate<Key> wanted) {
    for (Key key : from.loaded) {
      if (wanted.test(key)) {
        take(key, from.rows.get(key));
      }
    }
  }

  private void take(Key key, @Nullable Object row) {
    if (row == null) {
      loaded.remove(key);
      rows.remove(key);
    } else {
      put(key, row);
    }
  }

  @Override
  public WorkingState overlaid() {
    return new WorkingState(this);
  }

  @Override
  public boolean knows(Key key) {
    return loaded.contains(key) || below != null && below.knows(key);
  }

  @Override
  public Optional<Remembered> remembered(String scope, String token) {
    return row(new Key.ByToken(scope, token), Remembered.class);
  }

  @Override
  public Optional<EventSource> source(String name) {
    return row(new Key.Source(name), EventSource.class);
  }

  @Override
  public Optional<Rule> rule(String name) {
    return row(new Key.Rule(name), Rule.class);
  }

  @Override
  public List<Rule> rulesOf(String source) {
    require(new Key.RulesOf(source));
    return rules(source)
        .distinct()
        .sorted()
        .flatMap(name -> rule(name).stream())
        .filter(rule -> rule.source().equals(source))
        .toList();
  }

  private Stream<String> rules(String source) {
    Stream<String> here = rulesBySource.getOrDefault(source, Set.of()).stream();
    return below == null ? here : Stream.concat(here, below.rules(source));
  }

  @Override
  public Optional<TopicMapping> topic(String arn) {
    return row(new Key.Topic(arn), TopicMapping.class);
  }

  @Override
  public Optional<NoticeThread> thread(UUID id) {
    return row(new Key.Thread(id), NoticeThread.class);
  }

  @Override
  public Optional<ResponsePlan> plan(String name) {
    return row(new Key.Plan(name), ResponsePlan.class);
  }

  @Override
  public boolean hasRoom(String name) {
    return row(new Key.Room(name), String.class).isPresent();
  }

  @Override
  public Optional<WebhookRoom> webhookRoom(String name) {
    return row(new Key.WebhookRoom(name), WebhookRoom.class);
  }

  @Override
  public List<String> plansIn(String room) {
    require(new Key.PlansIn(room));
    return rows.values().stream()
        .filter(ResponsePlan.class::isInstance)
        .map(ResponsePlan.class::cast)
        .filter(plan -> plan.settings().rooms().contains(room))
        .map(ResponsePlan::name)
        .sorted()
        .toList();
  }

  @Override
  @SuppressWarnings("unchecked") // only maps of strings are put behind a key of this kind
  public Map<String, String> tags(String arn) {
    return row(new Key.Tags(arn), Map.class).orElse(Map.of());
  }

  @Override
  public long counter(String name) {
    return row(new Key.Counter(name), Long.class).orElse(0L);
  }

  @Override
  public Optional<Incident> openIncident(String dedupeKey) {
    require(new Key.OpenIncident(dedupeKey));
    return incidents(dedupeKey)
        .map(id -> (Incident) find(new Key.IncidentById(id)))
        .filter(incident -> incident != null && incident.isOpen())
        .max(Comparator.comparingLong(Incident::number));
  }

  private Stream<UUID> incidents(String dedupeKey) {
    Stream<UUID> here = incidentsByDedupeKey.getOrDefault(dedupeKey, Set.of()).stream();
    return below == null ? here : Stream.concat(here, below.incidents(dedupeKey));
  }

  @Override
  public Optional<Incident> incident(UUID id) {
    return row(new Key.IncidentById(id), Incident.class);
  }

  @Override
  public Optional<Storm> storm(String plan, String room) {
    return row(new Key.Storm(plan, room), Storm.class);
  }

  @Override
  public Optional<TimelineEvent> event(UUID incident, UUID id) {
    return row(new Key.Event(incident, id), TimelineEvent.class);
  }

  @Override
  public <T extends Filed> Optional<T> find(Key.One<T> key) {
    return row(key, key.type());
  }

  @Override
  public <T extends Filed> List<T> all(Key.Many<T> key) {
    require(key);
    return keys(key.type())
        .distinct()
        .sorted(Comparator.comparing(Key.One::text))
        .map(one -> key.type().cast(find((Key) one)))
        .filter(row -> row != null && key.holds(row))
        .toList();
  }

  private Stream<Key.One<?>> keys(Class<? extends Filed> type) {
    Stream<Key.One<?>> here = filed.getOrDefault(type, Set.of()).stream();
    return below == null ? here : Stream.concat(here, below.keys(type));
  }

  private void put(Incident incident) {
    put(new Key.IncidentById(incident.id()), incident);
    incidentsByDedupeKey
        .computeIfAbsent(incident.origin().dedupeKey(), key -> new HashSet<>())
        .add(incident.id());
  }

  private void put(Storm storm) {
    put(new Key.Storm(storm.plan(), storm.room()), storm);
  }

  private void put(Rule rule) {
    put(new Key.Rule(rule.name()), rule);
    rulesBySource.computeIfAbsent(rule.source(), source -> new HashSet<>()).add(rule.name());
  }

  private void put(TimelineEvent event) {
    put(new Key.Event(event.incident(), event.id()), event);
  }

  private void put(Remembered remembered) {
    put(new Key.ByToken(remembered.scope(), remembered.token()), remembered);
  }

  private void put(Key key, Object row) {
    if (key instanceof Key.One<?> one) {
      filed.computeIfAbsent(one.type(), type -> new LinkedHashSet<>()).add(one);
    }
    loaded.add(key);
    rows.put(key, row);
  }

  private void remove(Key key) {
    loaded.add(key);
    rows.remove(key);
  }

  private <T> Optional<T> row(Key key, Class<T> type) {
    require(key);
    return Optional.ofNullable(find(key)).map(type::cast);
  }

  private @Nullable Object find(Key key) {
    return below == null || loaded.contains(key) ? rows.get(key) : below.find(key);
  }

  private void require(Key key) {
    if (!knows(key)) {
      throw new NotLoaded(key);
    }
  }
}
