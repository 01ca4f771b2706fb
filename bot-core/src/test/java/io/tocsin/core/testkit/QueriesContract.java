package io.tocsin.core.testkit;

import static io.tocsin.core.testkit.StateSamples.ALICE;
import static io.tocsin.core.testkit.StateSamples.NOON;
import static io.tocsin.core.testkit.StateSamples.createdBy;
import static io.tocsin.core.testkit.StateSamples.edited;
import static io.tocsin.core.testkit.StateSamples.event;
import static io.tocsin.core.testkit.StateSamples.full;
import static io.tocsin.core.testkit.StateSamples.fullPlan;
import static io.tocsin.core.testkit.StateSamples.hidden;
import static io.tocsin.core.testkit.StateSamples.id;
import static io.tocsin.core.testkit.StateSamples.inRooms;
import static io.tocsin.core.testkit.StateSamples.incident;
import static io.tocsin.core.testkit.StateSamples.moved;
import static io.tocsin.core.testkit.StateSamples.ofType;
import static io.tocsin.core.testkit.StateSamples.plan;
import static io.tocsin.core.testkit.StateSamples.resolved;
import static io.tocsin.core.testkit.StateSamples.rule;
import static io.tocsin.core.testkit.StateSamples.source;
import static io.tocsin.core.testkit.StateSamples.storm;
import static io.tocsin.core.testkit.StateSamples.topic;
import static io.tocsin.core.testkit.StateSamples.webhookRoom;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Room;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.incident.Incident.Headline;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.operation.TimelineOperation.SortOrder;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Change.AddEvent;
import io.tocsin.core.writer.Change.AddRoom;
import io.tocsin.core.writer.Change.PutIncident;
import io.tocsin.core.writer.Change.PutPlan;
import io.tocsin.core.writer.Change.PutRule;
import io.tocsin.core.writer.Change.PutSource;
import io.tocsin.core.writer.Change.PutStorm;
import io.tocsin.core.writer.Change.PutTags;
import io.tocsin.core.writer.Change.PutTopic;
import io.tocsin.core.writer.Change.PutWebhookRoom;
import io.tocsin.core.writer.Change.SetCounter;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.EventFilter;
import io.tocsin.core.writer.Queries.IncidentFilter;
import io.tocsin.core.writer.Queries.Position;
import io.tocsin.core.writer.StateStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Queries} answers. Each test has a store with nothing in it. */
public interface QueriesContract {
  StateStore store();

  Queries queries();

  private void write(Change... changes) {
    store()
        .inBatch(batch -> {
          batch.commit(List.of(changes));
          return changes.length;
        });
  }

  private List<Long> numbers(IncidentFilter filter) {
    return numbers(filter, null, 100);
  }

  private List<Long> numbers(IncidentFilter filter, @Nullable Long after, int limit) {
    return queries().incidents(filter, after, limit).stream().map(Incident::number).toList();
  }

  private List<UUID> timeline(EventFilter filter, SortOrder order) {
    return timeline(filter, order, null, 100);
  }

  private List<UUID> timeline(
      EventFilter filter, SortOrder order, @Nullable Position after, int limit) {
    return queries().timeline(id(1), filter, order, after, limit).stream()
        .map(TimelineEvent::id)
        .toList();
  }

  @Test
  default void should_answer_an_incident_as_it_was_written() {
    write(new PutIncident(full(1)), new PutIncident(incident(2)));

    assertThat(queries().incident(id(1))).contains(full(1));
    assertThat(queries().incidentByNumber(2)).contains(incident(2));
    assertThat(queries().incident(id(3))).isEmpty();
    assertThat(queries().incidentByNumber(3)).isEmpty();
  }

  @Test
  default void should_find_an_incident_by_the_channel_that_it_has_for_itself() {
    write(new PutIncident(full(1)), new PutIncident(full(2)), new PutIncident(incident(3)));

    assertThat(queries().incidentOf(new Room("slack", "T1/C2"))).contains(full(2));
    assertThat(queries().incidentOf(new Room("slack", "T1/C3"))).isEmpty();
    assertThat(queries().incidentOf(new Room("local", "incidents"))).isEmpty();
    write(new PutIncident(full(2).hidden()));
    assertThat(queries().incidentOf(new Room("slack", "T1/C2"))).isEmpty();
  }

  @Test
  default void should_not_answer_hidden_incidents() {
    write(new PutIncident(incident(1).hidden()), new AddEvent(event(id(1), 2, NOON)));

    assertThat(queries().incident(id(1))).isEmpty();
    assertThat(queries().incidentByNumber(1)).isEmpty();
    assertThat(numbers(IncidentFilter.ALL)).isEmpty();
    assertThat(timeline(EventFilter.ALL, SortOrder.ASCENDING)).isEmpty();
    assertThat(queries().event(id(1), id(2))).isEmpty();
  }

  @Test
  default void should_list_incidents_the_newest_first_page_by_page() {
    write(
        new PutIncident(incident(2)),
        new PutIncident(incident(1)),
        new PutIncident(resolved(incident(10))),
        new PutIncident(incident(3)));

    assertThat(numbers(IncidentFilter.ALL, null, 3)).containsExactly(10L, 3L, 2L);
    assertThat(numbers(IncidentFilter.ALL, 2L, 3)).containsExactly(1L);
    assertThat(numbers(IncidentFilter.ALL, 1L, 3)).isEmpty();
  }

  @Test
  default void should_filter_incidents_by_status_and_room() {
    write(
        new PutIncident(inRooms(incident(1), "local:a", "local:b")),
        new PutIncident(inRooms(incident(2), "local:ab")),
        new PutIncident(inRooms(resolved(incident(3)), "local:a")),
        new PutIncident(inRooms(incident(4))));

    assertThat(numbers(IncidentFilter.openIn(null))).containsExactly(4L, 2L, 1L);
    assertThat(numbers(IncidentFilter.openIn("local:a"))).containsExactly(1L);
    assertThat(numbers(IncidentFilter.openIn("local"))).isEmpty();
    assertThat(numbers(statuses("RESOLVED"))).containsExactly(3L);
    assertThat(numbers(statuses("RESOLVED", "OPEN"))).containsExactly(4L, 3L, 2L, 1L);
  }

  private static IncidentFilter statuses(String... statuses) {
    return new IncidentFilter(null, null, List.of(), List.of(statuses), List.of(), null);
  }

  @Test
  default void should_filter_incidents_by_time_impact_and_creator_all_of_which_must_hold() {
    write(
        new PutIncident(incident(1)),
        new PutIncident(incident(2)),
        new PutIncident(incident(3).with(new Headline("t", 4, null))),
        new PutIncident(createdBy(incident(4), "bob")),
        new PutIncident(incident(5)));
    Instant first = incident(1).origin().createdAt();
    Instant last = incident(5).origin().createdAt();

    assertThat(numbers(between(first, last, List.of(), List.of()))).containsExactly(4L, 3L, 2L);
    assertThat(numbers(between(first, null, List.of(), List.of()))).containsExactly(5L, 4L, 3L, 2L);
    assertThat(numbers(between(null, null, List.of(4, 5), List.of()))).containsExactly(3L);
    assertThat(numbers(between(null, null, List.of(), List.of("bob", "eve")))).containsExactly(4L);
    assertThat(numbers(between(first, last, List.of(1), List.of(ALICE)))).containsExactly(2L);
  }

  private static IncidentFilter between(
      @Nullable Instant after, @Nullable Instant before, List<Integer> impacts, List<String> by) {
    return new IncidentFilter(after, before, impacts, List.of(), by, null);
  }

  @Test
  default void should_sort_a_timeline_by_time_then_identifier() {
    UUID low = new UUID(1, 1);
    UUID high = new UUID(-1, -1);
    write(
        new PutIncident(incident(1)),
        new AddEvent(event(id(1), 3, NOON)),
        new AddEvent(event(id(1), 2, NOON.plusSeconds(9))),
        new AddEvent(withId(event(id(1), 0, NOON), high)),
        new AddEvent(withId(event(id(1), 0, NOON), low)),
        new AddEvent(event(id(2), 5, NOON)));

    assertThat(timeline(EventFilter.ALL, SortOrder.ASCENDING))
        .containsExactly(low, id(3), high, id(2));
    assertThat(timeline(EventFilter.ALL, SortOrder.DESCENDING))
        .containsExactly(id(2), high, id(3), low);
  }

  private static TimelineEvent withId(TimelineEvent event, UUID id) {
    return new TimelineEvent(
        event.incident(),
        id,
        event.revision(),
        event.type(),
        event.time(),
        event.updatedAt(),
        event.data(),
        event.references(),
        event.changedBy(),
        event.deleted());
  }

  @Test
  default void should_page_a_timeline_in_both_directions_without_gap_or_repeat() {
    write(
        new AddEvent(event(id(1), 1, NOON)),
        new AddEvent(event(id(1), 2, NOON)),
        new AddEvent(event(id(1), 3, NOON)),
        new AddEvent(event(id(1), 4, NOON.plusSeconds(1))));
    Position second = new Position(NOON, id(2));

    assertThat(timeline(EventFilter.ALL, SortOrder.ASCENDING, null, 2))
        .containsExactly(id(1), id(2));
    assertThat(timeline(EventFilter.ALL, SortOrder.ASCENDING, second, 2))
        .containsExactly(id(3), id(4));
    assertThat(timeline(EventFilter.ALL, SortOrder.DESCENDING, second, 2)).containsExactly(id(1));
  }

  @Test
  default void should_show_only_the_current_revision_at_its_own_time() {
    TimelineEvent edited = event(id(1), 1, NOON);
    TimelineEvent removed = event(id(1), 2, NOON.plusSeconds(1));
    TimelineEvent other = event(id(1), 3, NOON.plusSeconds(2));
    write(new AddEvent(edited), new AddEvent(removed), new AddEvent(other));
    write(new AddEvent(hidden(removed)), new AddEvent(moved(edited, NOON.plusSeconds(3))));

    assertThat(timeline(EventFilter.ALL, SortOrder.ASCENDING)).containsExactly(id(3), id(1));
    assertThat(queries().event(id(1), id(1))).contains(moved(edited, NOON.plusSeconds(3)));
    assertThat(queries().event(id(1), id(2))).isEmpty();
    assertThat(queries().event(id(2), id(3))).isEmpty();
  }

  @Test
  default void should_keep_every_revision_in_the_history() {
    TimelineEvent first = event(id(1), 1, NOON);
    TimelineEvent second = edited(first, "second");
    TimelineEvent third = hidden(second);
    write(new AddEvent(first));
    write(new AddEvent(second), new AddEvent(third));

    assertThat(queries().history(id(1), id(1))).containsExactly(first, second, third);
    assertThat(queries().history(id(1), id(2))).isEmpty();
  }

  @Test
  default void should_filter_a_timeline_by_time_and_type() {
    write(
        new AddEvent(event(id(1), 1, NOON)),
        new AddEvent(ofType(event(id(1), 2, NOON.plusSeconds(1)), "Note")),
        new AddEvent(event(id(1), 3, NOON.plusSeconds(2))));
    Instant last = NOON.plusSeconds(2);

    assertThat(timeline(new EventFilter(NOON, null, List.of(), List.of()), SortOrder.ASCENDING))
        .containsExactly(id(2), id(3));
    assertThat(timeline(new EventFilter(null, last, List.of(), List.of()), SortOrder.ASCENDING))
        .containsExactly(id(1), id(2));
    assertThat(
            timeline(
                new EventFilter(NOON, null, List.of("Note", "x"), List.of()), SortOrder.ASCENDING))
        .containsExactly(id(2));
  }

  @Test
  default void should_filter_a_timeline_by_what_its_events_refer_to() {
    EventReference resource = new EventReference(null, "arn:aws:s3:::bucket");
    EventReference item = new EventReference("related-item/OTHER/00", null);
    write(
        new AddEvent(event(id(1), 1, NOON)),
        new AddEvent(ofType(event(id(1), 2, NOON), "Note", resource)),
        new AddEvent(ofType(event(id(1), 3, NOON), "Note", item, resource)),
        new AddEvent(ofType(event(id(1), 4, NOON), "Note")));

    assertThat(timeline(references("arn:aws:s3:::bucket"), SortOrder.ASCENDING))
        .containsExactly(id(2), id(3));
    assertThat(timeline(references("related-item/OTHER/00", "x"), SortOrder.ASCENDING))
        .containsExactly(id(3));
  }

  private static EventFilter references(String... references) {
    return new EventFilter(null, null, List.of(), List.of(references));
  }

  @Test
  default void should_keep_references_and_their_absence() {
    TimelineEvent none = event(id(1), 1, NOON);
    TimelineEvent empty = ofType(event(id(1), 2, NOON), "Note");
    TimelineEvent some = ofType(event(id(1), 3, NOON), "Note", new EventReference(null, "arn:x"));
    write(new AddEvent(none), new AddEvent(empty), new AddEvent(some));

    assertThat(queries().timeline(id(1), EventFilter.ALL, SortOrder.ASCENDING, null, 9))
        .containsExactly(none, empty, some);
  }

  @Test
  default void should_keep_event_times_to_the_microsecond_and_never_round_up() {
    Instant time = Instant.parse("2026-03-04T12:00:00.999999999Z");
    write(new AddEvent(event(id(1), 1, time)));

    assertThat(queries().event(id(1), id(1)).orElseThrow().time())
        .isEqualTo(Instant.parse("2026-03-04T12:00:00.999999Z"));
  }

  @Test
  default void should_list_plans_by_name_page_by_page() {
    write(
        new PutPlan(plan("b")),
        new PutPlan(fullPlan("a")),
        new PutPlan(plan("B")),
        new PutPlan(plan("a-b")),
        new PutPlan(plan("a_b")));

    assertThat(queries().plans(null, 3))
        .extracting(ResponsePlan::name)
        .containsExactly("B", "a", "a-b");
    assertThat(queries().plans("a-b", 3))
        .extracting(ResponsePlan::name)
        .containsExactly("a_b", "b");
    assertThat(queries().plan("a")).contains(fullPlan("a"));
    assertThat(queries().plan("A")).isEmpty();
  }

  @Test
  default void should_answer_tags_sources_and_rooms() {
    write(
        new PutTags("arn:1", Map.of("k", "v")),
        new PutSource(source("b")),
        new PutSource(source("a")),
        new AddRoom("shop", NOON),
        new AddRoom("incidents", NOON),
        new PutWebhookRoom(webhookRoom("payments")),
        new PutWebhookRoom(webhookRoom("alerts")));

    assertThat(queries().tags("arn:1")).isEqualTo(Map.of("k", "v"));
    assertThat(queries().tags("arn:2")).isEmpty();
    assertThat(queries().sources()).containsExactly(source("a"), source("b"));
    assertThat(queries().rooms()).containsExactly("incidents", "shop");
    assertThat(queries().webhookRooms())
        .containsExactly(webhookRoom("alerts"), webhookRoom("payments"));
    assertThat(queries().webhookRoom("payments")).contains(webhookRoom("payments"));
    assertThat(queries().webhookRoom("incidents")).isEmpty();
  }

  @Test
  default void should_answer_storms_and_which_of_them_rage() {
    Storm raging = storm("checkout", 1);
    Storm over = over(storm("search", 1));
    write(new PutStorm(raging), new PutStorm(over));

    assertThat(queries().storm(raging.id())).contains(raging);
    assertThat(queries().storm(over.id())).contains(over);
    assertThat(queries().storm(id(1))).isEmpty();
    assertThat(queries().ragingStorms()).containsExactly(raging);
  }

  private static Storm over(Storm storm) {
    return new Storm(
        storm.id(),
        storm.plan(),
        storm.room(),
        storm.ordinal(),
        Storm.Phase.OVER,
        List.of(),
        storm.first(),
        storm.last(),
        storm.since(),
        storm.latest());
  }

  @Test
  default void should_count_and_list_the_incidents_of_a_storm_by_what_most_needs_to_be_seen() {
    write(
        new PutIncident(resolved(incident(1))),
        new PutIncident(acknowledged(incident(2))),
        new PutIncident(incident(3)),
        new PutIncident(incident(4).with(new Headline("Mild", 4, null))),
        new PutIncident(incident(5)),
        new PutIncident(incident(6).hidden()),
        new PutIncident(inRooms(incident(7), "local:shop")),
        new PutIncident(incident(10)));
    Storm storm = storm("checkout", 1);

    Storm.Tally tally = queries().tally(storm);
    assertThat(tally).isEqualTo(new Storm.Tally(tally.version(), 3, 1, 1));
    assertThat(queries().incidents(storm, 4))
        .extracting(Incident::number)
        .containsExactly(5L, 3L, 4L, 2L);
    assertThat(queries().tally(storm("search", 1))).isEqualTo(new Storm.Tally(0, 0, 0, 0));
  }

  private static Incident acknowledged(Incident incident) {
    return incident.with(
        incident.progress().acknowledged(new Acknowledgement(ALICE, "Alice", NOON)));
  }

  @Test
  default void should_count_up_with_whatever_changes_in_a_storm_a_deletion_and_its_end_too() {
    Storm storm = storm("checkout", 1);
    write(new PutIncident(incident(1)), new PutIncident(incident(2)));
    long before = queries().tally(storm).version();
    write(new PutIncident(incident(1).hidden()));
    long hidden = queries().tally(storm).version();

    assertThat(hidden).isGreaterThan(before);
    assertThat(queries().tally(over(storm)).version()).isGreaterThan(hidden);
  }

  @Test
  default void should_answer_rules_topics_and_counters() {
    write(
        new PutRule(rule("b", "one")),
        new PutRule(rule("a", "two")),
        new PutTopic(topic("arn:2", "local:a")),
        new PutTopic(topic("arn:1", "local:a")),
        new SetCounter("x", 3),
        new SetCounter("y", 4));

    assertThat(queries().rule("b")).contains(rule("b", "one"));
    assertThat(queries().rule("c")).isEmpty();
    assertThat(queries().rules(null)).containsExactly(rule("a", "two"), rule("b", "one"));
    assertThat(queries().rules("one")).containsExactly(rule("b", "one"));
    assertThat(queries().topics())
        .containsExactly(topic("arn:1", "local:a"), topic("arn:2", "local:a"));
    assertThat(queries().counters(List.of("x", "z"))).isEqualTo(Map.of("x", 3L));
    assertThat(queries().counters(List.of())).isEmpty();
  }
}
