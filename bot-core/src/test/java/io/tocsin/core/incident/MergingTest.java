package io.tocsin.core.incident;

import static io.tocsin.core.testkit.Story.PROGRAM;
import static io.tocsin.core.testkit.Story.SAM;
import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Refusal;
import io.tocsin.core.Settings;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEvent;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MergingTest {
  private static final String SERVICE = "arn:aws:ecs:us-east-1:111122223333:service/web";
  private static final String ALARM = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:";

  private final Story story = new Story();

  @Test
  void the_same_string_goes_into_the_open_incident_whatever_the_plan() {
    String first = story.start(SAM, planWithString("a", "db-down"));
    String second = story.start(PROGRAM, planWithString("b", "db-down"));
    assertThat(second).isEqualTo(first);
    assertThat(story.incident(first).triggers().count()).isEqualTo(2);
    assertThat(story.incident(first).origin().dedupeString()).isEqualTo("db-down");
  }

  @Test
  void another_string_is_another_incident() {
    String first = story.start(SAM, planWithString("a", "db-down"));
    assertThat(story.start(SAM, planWithString("b", "DB-DOWN"))).isNotEqualTo(first);
    assertThat(story.start(SAM, planWithString("c", "web-down"))).isNotEqualTo(first);
  }

  @Test
  void the_same_source_goes_into_the_open_incident_of_the_same_plan() {
    String a = story.plan("a");
    String first = start(story.trigger(a, SERVICE));
    assertThat(start(story.trigger(a, SERVICE))).isEqualTo(first);
    assertThat(start(story.trigger(a, SERVICE + "2"))).isNotEqualTo(first);
    assertThat(start(story.trigger(story.plan("b"), SERVICE))).isNotEqualTo(first);
  }

  @Test
  void what_has_no_source_and_no_string_stands_alone() {
    for (String string : List.of("", "  ")) {
      String plan = planWithString("p" + string.length(), string);
      String first = story.start(SAM, plan);
      assertThat(story.start(SAM, plan)).isNotEqualTo(first);
      assertThat(Arns.uuid(story.incident(first).origin().dedupeString())).isPresent();
    }
  }

  @Test
  void a_resolved_or_hidden_incident_takes_nothing_in() {
    String plan = planWithString("a", "db-down");
    String first = story.start(SAM, plan);
    resolve(first);
    String second = story.start(SAM, plan);
    assertThat(second).isNotEqualTo(first);
    story.does(SAM, new DeleteIncidentRecord(second));
    assertThat(story.start(SAM, plan)).isNotIn(first, second);
  }

  @Test
  void a_merge_changes_neither_title_nor_people_and_is_seen_on_the_timeline() {
    String plan = story.plan("a");
    String arn = start(story.trigger(plan, SERVICE));
    story.does(SAM, new AcknowledgeIncident(arn));
    story.passes(Duration.ofMinutes(2));
    StartIncident again = story.trigger(plan, SERVICE);
    start(new StartIncident(null, 1, null, plan, "Other title", again.triggerDetails()));

    Incident incident = story.incident(arn);
    assertThat(incident.headline().title()).isEqualTo("Errors in a");
    assertThat(incident.headline().impact()).isEqualTo(2);
    assertThat(incident.progress().acknowledgement())
        .extracting(Acknowledgement::name)
        .isEqualTo("Sam");
    assertThat(incident.triggers().last()).isEqualTo(story.clock.instant());
    assertThat(incident.triggers().first()).isBefore(incident.triggers().last());
    assertThat(story.events(arn, "SSM Incident Start")).hasSize(1);
    List<TimelineEvent> triggers = story.events(arn, "SSM Incident Trigger");
    assertThat(triggers)
        .extracting(event -> json(event.data()).path("createdIncident").asBoolean())
        .containsExactly(true, false);
    assertThat(triggers.getLast().data())
        .isEqualTo(
            "{\"createdIncident\":false,\"incidentSource\":\"prober\",\"triggerArn\":\""
                + SERVICE
                + "\"}");
  }

  @Test
  void the_thread_hears_the_first_repeat_and_new_alarms_and_then_no_more() {
    String plan = planWithString("a", "db-down");
    for (String name : List.of("one", "one", "one", "two", "two", "one")) {
      start(story.trigger(plan, ALARM + name));
    }
    assertThat(story.lines())
        .containsExactly(
            "Triggered again by alarm one (×2). From now on only the count goes up.",
            "Also triggered by alarm two (×4).");
    assertThat(story.incident(story.start(SAM, plan)).triggers().firing())
        .isEqualTo(Map.of(ALARM + "one", true, ALARM + "two", true));
  }

  @Test
  void a_storm_of_alarms_does_not_fill_the_thread() {
    String plan = planWithString("a", "db-down");
    for (int i = 0; i < 40; i++) {
      start(story.trigger(plan, ALARM + i));
    }
    assertThat(story.lines()).as("of the first ten alarms, but the first").hasSize(9);
  }

  @Test
  void triggers_beyond_the_room_they_have_are_counted_on_one_event() {
    String plan = story.plan("a");
    String arn = start(story.trigger(plan, SERVICE));
    merge(plan, 1100);

    assertThat(story.incident(arn).triggers().count()).isEqualTo(1101);
    assertThat(story.incident(arn).timeline().events()).isEqualTo(901);
    List<TimelineEvent> triggers = story.events(arn, "SSM Incident Trigger");
    assertThat(triggers).hasSize(900);
    JsonNode counting = json(triggers.getLast().data());
    assertThat(counting.path("mergedTriggers").asInt()).isEqualTo(202);
    assertThat(counting.path("createdIncident").asBoolean()).isFalse();
    assertThat(counting.path("incidentSource").asText()).isEqualTo("prober");
    assertThat(story.state.history(triggers.getLast().incident(), triggers.getLast().id()))
        .as("a storm does not grow the table")
        .hasSize(1);
  }

  @Test
  void people_can_still_write_after_a_storm_and_triggers_after_people() {
    String plan = story.plan("a");
    String arn = start(story.trigger(plan, SERVICE));
    merge(plan, 950);
    for (int i = 0; i < 99; i++) {
      story.does(SAM, note(arn));
    }
    assertThat(story.incident(arn).timeline().events()).isEqualTo(Settings.TIMELINE_EVENTS);
    assertThat(story.isRefused(SAM, note(arn)))
        .isInstanceOfSatisfying(
            Refusal.QuotaExceeded.class, quota -> assertThat(quota.limit()).isEqualTo(1000));
    merge(plan, 10);
    assertThat(told(arn)).isEqualTo(story.incident(arn).triggers().count()).isEqualTo(961);
  }

  @Test
  void a_timeline_that_people_filled_still_tells_of_triggers_and_of_the_end() {
    String plan = story.plan("a");
    String arn = start(story.trigger(plan, SERVICE));
    for (int i = 0; i < 998; i++) {
      story.does(SAM, note(arn));
    }
    merge(plan, 3);
    story.does(SAM, new AcknowledgeIncident(arn));
    resolve(arn);
    assertThat(told(arn)).isEqualTo(4);
    assertThat(story.events(arn, "Incident Acknowledged")).hasSize(1);
    assertThat(story.events(arn, "SSM Incident Record Update")).hasSize(1);
  }

  @Test
  void many_triggers_in_one_batch_become_one_incident() {
    String plan = story.plan("a");
    story.doTogether(PROGRAM, Collections.nCopies(200, story.trigger(plan, SERVICE)));
    String arn = story.state.incidentByNumber(1).orElseThrow().arn();
    assertThat(story.incident(arn).triggers().count()).isEqualTo(200);
    assertThat(told(arn)).isEqualTo(200);
    assertThat(story.state.incidentByNumber(2)).isEmpty();
  }

  @Property(tries = 60)
  void no_trigger_is_lost_or_counted_twice(
      @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> sources,
      @ForAll @IntRange(min = 1, max = 20) int batch) {
    Story any = new Story();
    String plan = any.plan("a");
    Map<String, Integer> expected = new HashMap<>();
    List<StartIncident> all = new ArrayList<>();
    for (int source : sources) {
      String arn = source == 0 ? null : SERVICE + source;
      expected.merge(arn == null ? "alone" + all.size() : arn, 1, Integer::sum);
      all.add(any.trigger(plan, arn));
    }
    for (int from = 0; from < all.size(); from += batch) {
      any.doTogether(PROGRAM, all.subList(from, Math.min(from + batch, all.size())));
    }
    List<Incident> incidents =
        any.state.incidents(
            io.tocsin.core.writer.Queries.IncidentFilter.ALL, null, Integer.MAX_VALUE);
    assertThat(incidents)
        .extracting(incident -> incident.triggers().count())
        .containsExactlyInAnyOrderElementsOf(expected.values());
    assertThat(incidents)
        .allSatisfy(incident ->
            assertThat(any.events(incident.arn(), "SSM Incident Trigger"))
                .hasSize(incident.triggers().count()));
  }

  /** How many triggers the timeline tells of. */
  private int told(String arn) {
    return story.events(arn, "SSM Incident Trigger").stream()
        .mapToInt(event -> json(event.data()).path("mergedTriggers").asInt(1))
        .sum();
  }

  private void merge(String plan, int times) {
    for (int left = times; left > 0; left -= 50) {
      StartIncident trigger = story.trigger(plan, SERVICE);
      story.doTogether(PROGRAM, Collections.nCopies(Math.min(left, 50), trigger));
    }
  }

  private CreateTimelineEvent note(String arn) {
    return new CreateTimelineEvent(null, "n", null, story.clock.instant(), "Note", arn);
  }

  private String start(StartIncident start) {
    return story.does(PROGRAM, start).incidentRecordArn();
  }

  private void resolve(String arn) {
    story.does(
        SAM,
        new UpdateIncidentRecord(
            arn, null, null, null, null, IncidentRecordStatus.RESOLVED, null, null));
  }

  private String planWithString(String name, String string) {
    return story.plan(name, new IncidentTemplate(string, 2, null, null, null, "Errors in " + name));
  }
}
