package io.tocsin.persistence;

import io.tocsin.core.writer.Key;
import io.tocsin.persistence.Lookup.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;

/** Keys by their kinds. */
final class Wanted {
  private final List<String> scopes = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();
  private final List<String> rulesOf = new ArrayList<>();
  private final List<String> topics = new ArrayList<>();
  private final List<UUID> threads = new ArrayList<>();
  private final List<String> plans = new ArrayList<>();
  private final List<String> rooms = new ArrayList<>();
  private final List<String> webhookRooms = new ArrayList<>();
  private final List<String> plansIn = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private final List<String> counters = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final List<UUID> incidents = new ArrayList<>();
  private final List<String> stormPlans = new ArrayList<>();
  private final List<String> stormRooms = new ArrayList<>();
  private final List<UUID> eventIncidents = new ArrayList<>();
  private final List<UUID> events = new ArrayList<>();
  private final Map<Lookup, List<String>> filed = new LinkedHashMap<>();

  void add(Key key) {
    switch (key) {
      case Key.ByToken(String scope, String token) -> {
        scopes.add(scope);
        tokens.add(token);
      }
      case Key.Source(String name) -> sources.add(name);
      case Key.Rule(String name) -> rules.add(name);
      case Key.RulesOf(String source) -> rulesOf.add(source);
      case Key.Topic(String arn) -> topics.add(arn);
      case Key.Thread(UUID id) -> threads.add(id);
      case Key.Plan(String name) -> plans.add(name);
      case Key.Room(String name) -> rooms.add(name);
      case Key.WebhookRoom(String name) -> webhookRooms.add(name);
      case Key.PlansIn(String room) -> plansIn.add(room);
      case Key.Tags(String arn) -> tags.add(arn);
      case Key.Counter(String name) -> counters.add(name);
      case Key.OpenIncident(String dedupeKey) -> open.add(dedupeKey);
      case Key.IncidentById(UUID id) -> incidents.add(id);
      case Key.Storm(String plan, String room) -> {
        stormPlans.add(plan);
        stormRooms.add(room);
      }
      case Key.One<?> one -> addFiled(FiledTables.lookup(one), one.text());
      case Key.Many<?> many -> addFiled(FiledTables.lookup(many), many.text());
      case Key.Event(UUID incident, UUID id) -> {
        eventIncidents.add(incident);
        events.add(id);
      }
    }
  }

  private void addFiled(Lookup lookup, String key) {
    filed.computeIfAbsent(lookup, unknown -> new ArrayList<>()).add(key);
  }

  List<Asked> lookups() {
    Stream<Asked> more =
        filed.entrySet().stream().map(entry -> entry.getKey().forAll(entry.getValue()));
    return Stream.concat(named(), more).filter(asked -> !asked.isEmpty()).toList();
  }

  private Stream<Asked> named() {
    return Stream.of(
        Lookup.REMEMBERED.forAll(scopes, tokens),
        Lookup.SOURCES.forAll(sources),
        Lookup.RULES.forAll(rules),
        Lookup.RULES_OF.forAll(rulesOf),
        Lookup.TOPICS.forAll(topics),
        Lookup.THREADS.forAll(threads),
        Lookup.PLANS.forAll(plans),
        Lookup.ROOMS.forAll(rooms),
        Lookup.WEBHOOK_ROOMS.forAll(webhookRooms),
        Lookup.PLANS_IN.forAll(plansIn),
        Lookup.TAGS.forAll(tags),
        Lookup.COUNTERS.forAll(counters),
        Lookup.OPEN_INCIDENTS.forAll(open),
        Lookup.INCIDENTS.forAll(incidents),
        Lookup.STORMS.forAll(stormPlans, stormRooms));
  }

  boolean hasEvents() {
    return !events.isEmpty();
  }

  Argument eventIncidents() {
    return Bound.array("uuid", eventIncidents);
  }

  Argument events() {
    return Bound.array("uuid", events);
  }
}
