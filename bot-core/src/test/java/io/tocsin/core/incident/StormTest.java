package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.MARIA;
import static io.tocsin.core.testkit.Story.PROGRAM;
import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.Incident.InStorm;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.testkit.StateSamples;
import io.tocsin.core.testkit.Story;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StormTest {
  private static final String ROOM = "local:incidents";

  private final Story story = new Story();

  private String start(String plan) {
    return story.start(SAM, plan);
  }

  private List<Storm> raging() {
    return story.state.ragingStorms();
  }

  private InStorm part(String arn) {
    return story.incident(arn).routing().storms().get(ROOM);
  }

  private <T extends Content> List<T> sent(Class<T> type) {
    return story.state.sent().stream()
        .map(OutboxEntry::content)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Test
  void with_the_third_incident_there_is_a_storm_that_all_three_are_part_of() {
    String plan = story.plan("checkout");
    String first = start(plan);
    String second = start(plan);
    assertThat(raging()).isEmpty();
    assertThat(sent(Content.Storm.class)).isEmpty();

    String third = start(plan);

    Storm storm = raging().getFirst();
    assertThat(storm.first()).isEqualTo(1);
    assertThat(storm.last()).isEqualTo(3);
    assertThat(part(first)).isEqualTo(new InStorm(storm.id(), true));
    assertThat(part(second)).isEqualTo(new InStorm(storm.id(), true));
    assertThat(part(third)).isEqualTo(new InStorm(storm.id(), false));
    assertThat(sent(Content.Storm.class)).containsExactly(new Content.Storm(storm.id()));
  }

  @Test
  void the_first_two_keep_their_messages_and_the_others_are_told_in_the_thread() {
    String plan = story.plan("checkout");
    start(plan);
    String second = start(plan);
    String third = start(plan);
    UUID storm = raging().getFirst().id();
    story.does(MARIA, new AcknowledgeIncident(second));
    story.does(MARIA, new AcknowledgeIncident(third));

    assertThat(sent(Content.Living.class))
        .extracting(Content.Living::storm)
        .containsExactly(null, null, storm, null, storm);
    assertThat(story.lines())
        .containsExactly(
            "Maria has #2 (0 s after the start).", "#3 Maria has #3 (0 s after the start).");
    assertThat(sent(Content.Storm.class)).as("each change is on the card").hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    // seconds between the openings, and whether the last one made a storm
    "0 0, true", // the clock stands still
    "30 30, true", // the third at exactly 60 s
    "60 0, true",
    "31 30, false",
    "0 61, false",
    "61 0 0, true", // the first is too old, the others are three
    "30 31 29, true", // the window slides
    "30 31 31, false",
    "-5 10, true", // the clock of another node is behind
    "-90 0, false", // or was far ahead
  })
  void three_within_sixty_seconds_are_a_storm(String pauses, boolean storm) {
    String plan = story.plan("checkout");
    start(plan);
    for (String pause : pauses.split(" ", -1)) {
      story.passes(Duration.ofSeconds(Long.parseLong(pause)));
      start(plan);
    }

    assertThat(raging()).hasSize(storm ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"60, true", "61, false", "-90, false"})
  void a_storm_goes_on_until_sixty_seconds_are_quiet(long pause, boolean same) {
    String plan = story.plan("checkout");
    List<String> first = Stream.generate(() -> start(plan)).limit(4).toList();
    UUID storm = part(first.getLast()).storm();
    int told = sent(Content.Storm.class).size();

    story.passes(Duration.ofSeconds(pause));
    String next = start(plan);

    assertThat(part(next)).isEqualTo(same ? new InStorm(storm, false) : null);
    assertThat(raging()).hasSize(same ? 1 : 0);
    assertThat(sent(Content.Storm.class)).as("its end is told too").hasSize(told + 1);
    assertThat(sent(Content.Storm.class).getLast()).isEqualTo(new Content.Storm(storm));
  }

  @Test
  void after_a_storm_it_takes_three_more_for_another_and_the_old_one_keeps_its_incidents() {
    String plan = story.plan("checkout");
    List<String> old = Stream.generate(() -> start(plan)).limit(3).toList();
    UUID first = raging().getFirst().id();
    story.passes(Duration.ofMinutes(2));
    List<String> next = Stream.generate(() -> start(plan)).limit(3).toList();

    Storm second = raging().getFirst();
    assertThat(second.id()).isNotEqualTo(first);
    assertThat(second.first()).isEqualTo(4);
    assertThat(part(next.getLast()).storm()).isEqualTo(second.id());
    story.does(MARIA, new AcknowledgeIncident(old.getLast()));
    assertThat(sent(Content.Storm.class).getLast()).isEqualTo(new Content.Storm(first));
    assertThat(story.state.storm(first).orElseThrow().last()).isEqualTo(3);
  }

  @Test
  void plans_and_rooms_have_a_weather_of_their_own() {
    String checkout = story.plan("checkout");
    String search = story.plan("search");
    story.does(SAM, new CreateRoom("payments"));
    story.does(SAM, new SetPlan(checkout, List.of("payments"), null));
    story.start(PROGRAM, checkout);
    story.start(PROGRAM, search);
    story.start(PROGRAM, checkout);
    story.start(PROGRAM, search);
    String both = start(checkout);

    assertThat(raging()).extracting(Storm::room).containsExactly("local:payments");
    assertThat(part(both)).isNull();
    assertThat(story.incident(both).routing().storms()).containsOnlyKeys("local:payments");
  }

  @Test
  void an_incident_in_two_rooms_is_in_the_storms_of_both() {
    String plan = story.plan("checkout");
    story.does(SAM, new CreateRoom("payments"));
    story.does(SAM, new CreateRoom("incidents"));
    story.does(SAM, new SetPlan(plan, List.of("payments", "incidents"), null));

    List<String> started = Stream.generate(() -> start(plan)).limit(3).toList();

    assertThat(raging()).hasSize(2);
    assertThat(started)
        .allSatisfy(arn ->
            assertThat(story.incident(arn).routing().storms())
                .containsOnlyKeys("local:payments", ROOM));
  }

  @Test
  void a_webhook_has_no_storm() {
    String plan = story.plan("checkout");
    story.state.inBatch(batch ->
        batch.commit(List.of(new Change.PutWebhookRoom(StateSamples.webhookRoom("chime")))));
    story.does(SAM, new SetPlan(plan, List.of("webhook:chime"), null));
    for (int i = 0; i < 5; i++) {
      story.start(PROGRAM, plan);
    }

    assertThat(raging()).isEmpty();
    assertThat(sent(Content.Storm.class)).isEmpty();
  }

  @Test
  void a_deleted_incident_was_opened_all_the_same_and_stays_deleted() {
    String plan = story.plan("checkout");
    String first = start(plan);
    start(plan);
    story.does(SAM, new DeleteIncidentRecord(first));
    start(plan);

    assertThat(story.state.tally(raging().getFirst()).all()).isEqualTo(2);
    assertThat(story.state.incident(story.incidentId(first))).isEmpty();
  }

  @Test
  void a_burst_in_one_batch_is_one_storm() {
    String plan = story.plan("checkout");
    StartIncident one = new StartIncident(null, null, null, plan, null, null);

    story.doTogether(PROGRAM, Collections.nCopies(200, one));

    assertThat(raging()).hasSize(1);
    Storm storm = raging().getFirst();
    assertThat(story.state.tally(storm).all()).isEqualTo(200);
    assertThat(storm.recent()).isEmpty();
    assertThat(story.state.incidentByNumber(200).orElseThrow().routing().storms())
        .containsValue(new InStorm(storm.id(), false));
  }

  @Test
  void what_else_changes_in_an_incident_leaves_its_storm_alone() {
    String plan = story.plan("checkout");
    List<String> all = Stream.generate(() -> start(plan)).limit(3).toList();
    InStorm before = part(all.getLast());

    story.does(
        SAM,
        new UpdateIncidentRecord(
            all.getLast(), null, null, 5, List.of(), null, "summary", "title"));

    assertThat(part(all.getLast())).isEqualTo(before);
  }

  @Test
  void a_repeated_alarm_is_no_opening() {
    String plan = story.plan("checkout");
    for (int i = 0; i < 5; i++) {
      story.does(PROGRAM, story.trigger(plan, "arn:aws:x:::probe"));
    }

    assertThat(raging()).isEmpty();
  }
}
