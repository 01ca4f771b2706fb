package io.tocsin.core.testkit;

import static io.tocsin.core.testkit.StateSamples.NOON;
import static io.tocsin.core.testkit.StateSamples.edited;
import static io.tocsin.core.testkit.StateSamples.event;
import static io.tocsin.core.testkit.StateSamples.full;
import static io.tocsin.core.testkit.StateSamples.fullPlan;
import static io.tocsin.core.testkit.StateSamples.hidden;
import static io.tocsin.core.testkit.StateSamples.id;
import static io.tocsin.core.testkit.StateSamples.incident;
import static io.tocsin.core.testkit.StateSamples.plan;
import static io.tocsin.core.testkit.StateSamples.recounted;
import static io.tocsin.core.testkit.StateSamples.remembered;
import static io.tocsin.core.testkit.StateSamples.resolved;
import static io.tocsin.core.testkit.StateSamples.rule;
import static io.tocsin.core.testkit.StateSamples.source;
import static io.tocsin.core.testkit.StateSamples.storm;
import static io.tocsin.core.testkit.StateSamples.thread;
import static io.tocsin.core.testkit.StateSamples.topic;
import static io.tocsin.core.testkit.StateSamples.webhookRoom;
import static io.tocsin.core.testkit.StateSamples.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Headline;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.plan.ResponsePlan.PlanSettings;
import io.tocsin.core.writer.Change;
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
import io.tocsin.core.writer.Change.Remember;
import io.tocsin.core.writer.Change.RemovePlan;
import io.tocsin.core.writer.Change.RemoveRule;
import io.tocsin.core.writer.Change.RemoveSource;
import io.tocsin.core.writer.Change.RemoveTopic;
import io.tocsin.core.writer.Change.RemoveWebhookRoom;
import io.tocsin.core.writer.Change.SetCounter;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Rows;
import io.tocsin.core.writer.StateStore;
import io.tocsin.core.writer.StateStore.DataRefused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link StateStore} keeps. Each test has a store with nothing in it. */
public interface StateStoreContract {
  StateStore store();

  private void write(Change... changes) {
    store()
        .inBatch(batch -> {
          batch.commit(List.of(changes));
          return changes.length;
        });
  }

  private Rows load(Key... keys) {
    return store().inBatch(batch -> batch.load(Set.of(keys)));
  }

  @Test
  default void should_find_nothing_behind_unknown_keys() {
    Rows rows =
        load(
            new Key.ByToken("StartIncident", "t"),
            new Key.Source("s"),
            new Key.Plan("p"),
            new Key.Room("r"),
            new Key.WebhookRoom("r"),
            new Key.PlansIn("webhook:r"),
            new Key.Tags("arn"),
            new Key.Counter("c"),
            new Key.OpenIncident("k"),
            new Key.IncidentById(id(1)),
            new Key.Event(id(1), id(2)),
            new Key.Storm("checkout", "local:incidents"));

    assertThat(rows).isEqualTo(Rows.NONE);
  }

  @Test
  default void should_find_nothing_when_asked_for_nothing() {
    assertThat(load()).isEqualTo(Rows.NONE);
  }

  @Test
  default void should_find_each_kind_that_was_written_by_its_key() {
    TimelineEvent event = event(id(1), 2, NOON);
    write(
        new PutIncident(full(1)),
        new AddEvent(event),
        new PutPlan(fullPlan("checkout")),
        new PutSource(source("alarms")),
        new PutRule(rule("r1", "alarms")),
        new PutTopic(topic("arn:t", "local:a")),
        new PutThread(thread(5, NOON)),
        new PutTags("arn:1", Map.of("team", "shop", "empty", "")),
        new SetCounter("incidents", 41),
        new Remember(remembered("StartIncident", "t")),
        new AddRoom("incidents", NOON),
        new PutStorm(storm("checkout", 1)),
        new PutWebhookRoom(webhookRoom("payments")));

    Rows rows =
        load(
            new Key.ByToken("StartIncident", "t"),
            new Key.Source("alarms"),
            new Key.Rule("r1"),
            new Key.Topic("arn:t"),
            new Key.Thread(id(5)),
            new Key.Plan("checkout"),
            new Key.Room("incidents"),
            new Key.WebhookRoom("payments"),
            new Key.Tags("arn:1"),
            new Key.Counter("incidents"),
            new Key.IncidentById(id(1)),
            new Key.Event(id(1), id(2)),
            new Key.Storm("checkout", "local:incidents"));

    assertThat(rows)
        .isEqualTo(
            new Rows(
                List.of(remembered("StartIncident", "t")),
                List.of(source("alarms")),
                List.of(rule("r1", "alarms")),
                List.of(topic("arn:t", "local:a")),
                List.of(thread(5, NOON)),
                List.of(fullPlan("checkout")),
                List.of("incidents"),
                List.of(webhookRoom("payments")),
                Map.of("arn:1", Map.of("team", "shop", "empty", "")),
                Map.of("incidents", 41L),
                List.of(full(1)),
                List.of(event),
                List.of(storm("checkout", 1)),
                List.of()));
  }

  @Test
  default void should_find_the_rules_of_a_source_and_each_once() {
    write(
        new PutRule(rule("b", "one")),
        new PutRule(rule("a", "one")),
        new PutRule(rule("c", "two")),
        new PutRule(rule("gone", "one")));
    write(new RemoveRule("gone"), new PutRule(rule("c", "one")));

    assertThat(load(new Key.RulesOf("one"), new Key.Rule("a")).rules())
        .containsExactlyInAnyOrder(rule("a", "one"), rule("b", "one"), rule("c", "one"));
    assertThat(load(new Key.RulesOf("two"), new Key.Rule("gone")).rules()).isEmpty();
  }

  @Test
  default void should_replace_and_remove_topics_and_go_on_with_threads() {
    write(
        new PutTopic(topic("arn:1", "local:a")),
        new PutTopic(topic("arn:2", "local:a")),
        new PutThread(thread(5, NOON)));
    write(
        new PutTopic(topic("arn:1", "local:b", "local:c")),
        new RemoveTopic("arn:2"),
        new PutThread(thread(5, NOON.plusSeconds(9))));

    Rows rows = load(new Key.Topic("arn:1"), new Key.Topic("arn:2"), new Key.Thread(id(5)));

    assertThat(rows.topics()).containsExactly(topic("arn:1", "local:b", "local:c"));
    assertThat(rows.threads()).containsExactly(thread(5, NOON.plusSeconds(9)));
  }

  @Test
  default void should_find_the_plans_that_name_a_room() {
    ResponsePlan named = inRoom("checkout", "webhook:payments");
    write(
        new PutPlan(named),
        new PutPlan(inRoom("search", "payments")),
        new PutPlan(inRoom("stock", "webhook:payments2")));

    assertThat(load(new Key.PlansIn("webhook:payments")).plans()).containsExactly(named);
    assertThat(load(new Key.PlansIn("webhook:payments"), new Key.Plan("checkout")).plans())
        .containsExactly(named);
  }

  private static ResponsePlan inRoom(String name, String room) {
    return plan(name).with(new PlanSettings(List.of(room), false, null));
  }

  @Test
  default void should_forget_a_webhook_room_that_was_removed() {
    write(new PutWebhookRoom(webhookRoom("a")), new PutWebhookRoom(webhookRoom("b")));
    write(new RemoveWebhookRoom("a"));

    assertThat(load(new Key.WebhookRoom("a"), new Key.WebhookRoom("b")).webhookRooms())
        .containsExactly(webhookRoom("b"));
  }

  @Test
  default void should_tell_tokens_of_different_scopes_apart() {
    write(new Remember(remembered("a", "1")), new Remember(remembered("b", "2")));

    assertThat(load(new Key.ByToken("a", "2"), new Key.ByToken("b", "1")).remembered()).isEmpty();
    assertThat(load(new Key.ByToken("a", "1"), new Key.ByToken("b", "2")).remembered())
        .containsExactlyInAnyOrder(remembered("a", "1"), remembered("b", "2"));
  }

  @Test
  default void should_find_the_open_incident_with_a_dedupe_key() {
    Incident open = withKey(incident(2), "disk");
    write(
        new PutIncident(resolved(withKey(incident(3), "disk"))),
        new PutIncident(withKey(incident(4), "disk").hidden()),
        new PutIncident(open),
        new PutIncident(withKey(incident(5), "Disk")));

    assertThat(load(new Key.OpenIncident("disk")).incidents()).containsExactly(open);
  }

  @Test
  default void should_find_the_newest_of_several_open_incidents_with_one_dedupe_key() {
    write(
        new PutIncident(withKey(incident(8), "disk")),
        new PutIncident(withKey(incident(9), "disk")),
        new PutIncident(withKey(incident(7), "disk")));

    assertThat(load(new Key.OpenIncident("disk")).incidents())
        .extracting(Incident::number)
        .containsExactly(9L);
  }

  @Test
  default void should_answer_an_incident_once_that_two_keys_find() {
    write(new PutIncident(incident(1)));

    assertThat(load(new Key.OpenIncident("key-1"), new Key.IncidentById(id(1))).incidents())
        .containsExactly(incident(1));
  }

  @Test
  default void should_keep_dedupe_keys_of_any_length() {
    String key = LongStream.range(0, 4000).mapToObj(Long::toString).reduce("", String::concat);
    write(new PutIncident(withKey(incident(1), key)));

    assertThat(load(new Key.OpenIncident(key)).incidents()).hasSize(1);
    assertThat(load(new Key.OpenIncident(key + "x")).incidents()).isEmpty();
  }

  @Test
  default void should_load_hidden_incidents_and_events_too() {
    TimelineEvent first = event(id(1), 2, NOON);
    write(new PutIncident(incident(1).hidden()), new AddEvent(first), new AddEvent(hidden(first)));

    Rows rows = load(new Key.IncidentById(id(1)), new Key.Event(id(1), id(2)));

    assertThat(rows.incidents()).containsExactly(incident(1).hidden());
    assertThat(rows.events()).containsExactly(hidden(first));
  }

  @Test
  default void should_load_the_current_revision_of_an_event() {
    TimelineEvent first = event(id(1), 2, NOON);
    TimelineEvent second = edited(first, "second");
    TimelineEvent third = edited(second, "third");
    write(new AddEvent(first));
    write(new AddEvent(second), new AddEvent(third));

    assertThat(load(new Key.Event(id(1), id(2))).events()).containsExactly(third);
    assertThat(load(new Key.Event(id(9), id(2))).events()).isEmpty();
  }

  @Test
  default void should_let_later_changes_of_one_batch_win() {
    Incident later = incident(1).with(new Headline("Later", 2, "s"));
    write(
        new PutIncident(incident(1)),
        new PutIncident(later),
        new PutPlan(plan("a")),
        new PutPlan(fullPlan("a")),
        new PutPlan(plan("gone")),
        new RemovePlan("gone"),
        new RemoveSource("back"),
        new PutSource(source("back")),
        new PutTags("arn", Map.of("a", "1")),
        new PutTags("arn", Map.of("b", "2")),
        new SetCounter("c", 1),
        new SetCounter("c", 2),
        new AddRoom("r", NOON),
        new AddRoom("r", NOON));

    Rows rows =
        load(
            new Key.IncidentById(id(1)),
            new Key.Plan("a"),
            new Key.Plan("gone"),
            new Key.Source("back"),
            new Key.Tags("arn"),
            new Key.Counter("c"),
            new Key.Room("r"));

    assertThat(rows.incidents()).containsExactly(later);
    assertThat(rows.plans()).containsExactly(fullPlan("a"));
    assertThat(rows.sources()).containsExactly(source("back"));
    assertThat(rows.tags()).containsExactly(Map.entry("arn", Map.of("b", "2")));
    assertThat(rows.counters()).containsExactly(Map.entry("c", 2L));
    assertThat(rows.rooms()).containsExactly("r");
  }

  private static Storm calm(Storm storm) {
    return new Storm(
        storm.id(),
        storm.plan(),
        storm.room(),
        storm.ordinal(),
        Storm.Phase.CALM,
        List.of(new Storm.Opened(id(1), 1, NOON)),
        1,
        1,
        NOON,
        NOON);
  }

  @Test
  default void should_load_the_current_storm_of_a_plan_in_a_room_and_of_nothing_else() {
    write(
        new PutStorm(storm("checkout", 2)),
        new PutStorm(calm(storm("checkout", 10))),
        new PutStorm(storm("search", 11)));

    assertThat(load(new Key.Storm("checkout", "local:incidents")).storms())
        .containsExactly(calm(storm("checkout", 10)));
    assertThat(load(new Key.Storm("checkout", "local:shop")).storms()).isEmpty();
  }

  @Test
  default void should_replace_what_an_earlier_batch_wrote() {
    write(
        new PutIncident(incident(1)),
        new PutPlan(plan("a")),
        new PutPlan(plan("gone")),
        new PutSource(source("gone")),
        new PutTags("arn", Map.of("a", "1")),
        new SetCounter("c", 1),
        new Remember(remembered("s", "t")),
        new PutStorm(calm(storm("checkout", 3))),
        new AddRoom("r", NOON));
    Incident later = resolved(incident(1));
    write(
        new PutStorm(storm("checkout", 3)),
        new PutStorm(storm("checkout", 2)),
        new PutIncident(later),
        new PutPlan(fullPlan("a")),
        new RemovePlan("gone"),
        new RemoveSource("gone"),
        new PutTags("arn", Map.of()),
        new SetCounter("c", 9),
        new Remember(remembered("s", "t")),
        new AddRoom("r", NOON.plusSeconds(1)));

    Rows rows =
        load(
            new Key.IncidentById(id(1)),
            new Key.OpenIncident("key-1"),
            new Key.Plan("a"),
            new Key.Plan("gone"),
            new Key.Source("gone"),
            new Key.Tags("arn"),
            new Key.Counter("c"),
            new Key.ByToken("s", "t"),
            new Key.Room("r"),
            new Key.Storm("checkout", "local:incidents"));

    assertThat(rows)
        .isEqualTo(
            new Rows(
                List.of(remembered("s", "t")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(fullPlan("a")),
                List.of("r"),
                List.of(),
                Map.of(),
                Map.of("c", 9L),
                List.of(later),
                List.of(),
                List.of(storm("checkout", 3)),
                List.of()));
  }

  @Test
  default void should_answer_what_the_work_returns() {
    assertThat(store().<String>inBatch(batch -> "done")).isEqualTo("done");
  }

  @Test
  default void should_let_go_of_a_batch_whose_work_throws() {
    assertThatThrownBy(() ->
            store()
                .inBatch(batch -> {
                  batch.load(Set.of(new Key.Counter("c")));
                  throw new IllegalStateException("no");
                }))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("no");

    write(new SetCounter("c", 1));
    assertThat(load(new Key.Counter("c")).counters()).as("the next one").containsEntry("c", 1L);
  }

  @Test
  default void should_refuse_a_batch_with_a_text_that_no_database_keeps_and_keep_nothing_of_it() {
    assertThatThrownBy(
            () -> write(new SetCounter("c", 1), new Change.Remember(remembered("a\0b", "1"))))
        .isInstanceOf(DataRefused.class);

    assertThat(load(new Key.Counter("c")).counters()).isEmpty();
  }

  @Test
  default void should_refuse_two_incidents_with_one_number() {
    Incident twin =
        new Incident(
            id(99),
            "arn",
            1,
            "checkout",
            incident(1).headline(),
            incident(1).origin(),
            incident(1).progress(),
            incident(1).routing(),
            incident(1).triggers(),
            incident(1).timeline(),
            List.of(),
            List.of(),
            false,
            1);
    write(new PutIncident(incident(1)));

    assertThatThrownBy(() -> write(new PutIncident(twin))).isInstanceOf(DataRefused.class);
  }

  @Test
  default void should_refuse_to_rewrite_a_revision() {
    TimelineEvent event = event(id(1), 2, NOON);
    write(new AddEvent(event));

    assertThatThrownBy(() -> write(new AddEvent(event))).isInstanceOf(DataRefused.class);
  }

  @Test
  default void should_write_a_batch_of_many_rows() {
    Change[] changes =
        LongStream.rangeClosed(1, 300)
            .mapToObj(number -> new PutIncident(incident(number)))
            .toArray(Change[]::new);
    write(changes);

    Key[] keys =
        LongStream.rangeClosed(1, 300)
            .mapToObj(number -> new Key.IncidentById(id(number)))
            .toArray(Key[]::new);
    assertThat(load(keys).incidents()).hasSize(300);
  }

  @Test
  default void should_run_one_batch_at_a_time() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> running =
          IntStream.range(0, 4).<Future<?>>mapToObj(i -> pool.submit(() -> count(15))).toList();
      for (Future<?> counting : running) {
        counting.get();
      }
    }
    assertThat(load(new Key.Counter("c")).counters()).containsExactly(Map.entry("c", 60L));
  }

  private void count(int times) {
    for (int i = 0; i < times; i++) {
      store()
          .inBatch(batch -> {
            Rows rows = batch.load(Set.of(new Key.Counter("c")));
            long value = rows.counters().getOrDefault("c", 0L) + 1;
            batch.commit(List.of(new SetCounter("c", value)));
            return value;
          });
    }
  }

  @Test
  default void should_take_notes_and_write_nothing_at_all() {
    write(new Note(StateSamples.note(1)));
    write();

    assertThat(load(new Key.Counter("c"))).isEqualTo(Rows.NONE);
  }

  @Test
  default void should_write_a_count_anew_without_a_history() {
    TimelineEvent first = event(id(1), 2, NOON);
    write(new AddEvent(first), new Change.Recount(recounted(first, "2")));
    assertThat(load(new Key.Event(id(1), id(2))).events()).containsExactly(recounted(first, "2"));

    write(
        new Change.Recount(recounted(first, "3")),
        new AddEvent(event(id(1), 3, NOON)),
        new Change.Recount(recounted(first, "4")));
    assertThat(load(new Key.Event(id(1), id(2))).events()).containsExactly(recounted(first, "4"));
  }
}
