package io.tocsin.core.event;

import static io.tocsin.core.testkit.Story.SAM;
import static io.tocsin.core.testkit.Story.SENDER;
import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.access.Secret;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSource;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.NotTaken;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertStoryTest {
  private final Story story = new Story();
  private final String plan = story.plan("api");
  private final Secret key =
      story.does(SAM, new CreateEventSource("prom", SourceKind.PROMETHEUS, plan)).key();
  private final Instant start = story.clock.instant().minusSeconds(90);

  @BeforeEach
  void resolving() {
    story.does(SAM, new SetPlan(plan, null, true));
  }

  @Test
  void an_alert_starts_an_incident_that_is_called_by_its_summary() {
    ReceiveEventOutput output = receives(firing("Slow", "web-1", start));
    assertThat(output.created()).isTrue();
    Incident incident = incident(1);
    assertThat(incident.headline().title()).isEqualTo("web-1 is slow");
    assertThat(incident.triggers().label()).isEqualTo("alert Slow");
    assertThat(incident.triggers().first()).isEqualTo(start);
    String arn = incident.triggers().firing().keySet().iterator().next();
    assertThat(arn).matches("arn:aws:tocsin:us-east-1:111122223333:alert/prom/[0-9a-f]{16}");
    assertThat(incident.origin().source())
        .isEqualTo(new IncidentRecordSource(SENDER.arn(), "prometheus", arn, "prometheus"));
  }

  @Test
  void the_graph_and_the_runbook_are_related() {
    receives(firing("Slow", "web-1", start));
    assertThat(incident(1).relatedItems())
        .extracting(it -> it.identifier().type() + " " + it.identifier().value().url())
        .containsExactly(
            "METRIC http://prometheus.example:9090/graph?g0.expr=up",
            "OTHER https://runbooks.example/slow");
  }

  @Test
  void the_raw_data_hold_the_alert_in_the_envelope_of_all_events() {
    receives(firing("Slow", "web-1", start));
    TimelineEvent trigger = story.events(incident(1).arn(), "SSM Incident Trigger").getFirst();
    JsonNode raw = json(json(trigger.data()).path("rawData").asText());
    assertThat(raw.path("detail-type").asText()).isEqualTo("Prometheus Alert");
    assertThat(raw.at("/detail/labels/instance").asText()).isEqualTo("web-1");
  }

  @Test
  void while_it_fires_it_is_sent_every_minute_and_nothing_changes() {
    ReceiveEventOutput first = receives(firing("Slow", "web-1", start));
    Incident before = incident(1);
    for (int minute = 0; minute < 5; minute++) {
      story.passes(Duration.ofMinutes(1));
      assertThat(receives(firing("Slow", "web-1", start))).isEqualTo(first);
    }
    assertThat(incident(1)).isEqualTo(before);
  }

  @Test
  void what_fires_for_weeks_is_not_forgotten() {
    receives(firing("Slow", "web-1", start));
    for (int day = 0; day < 20; day++) {
      story.passes(Duration.ofDays(1));
      receives(firing("Slow", "web-1", start));
    }
    assertThat(incident(1).triggers().count()).isEqualTo(1);
  }

  @Test
  void its_end_is_told_once_and_resolves() {
    receives(firing("Slow", "web-1", start));
    for (int minute = 0; minute < 3; minute++) {
      story.passes(Duration.ofMinutes(1));
      receives(Alerts.alert("Slow", "web-1", start, start.plusSeconds(95)));
    }
    assertThat(incident(1).isResolved()).isTrue();
    assertThat(incident(1).progress().resolvedBy()).isEqualTo("alert Slow");
    assertThat(story.lines())
        .containsExactly("Alert Slow is OK.", "Resolved by alert Slow after 1 min.");
    assertThat(story.events(incident(1).arn(), "Alarm State Change")).hasSize(1);
  }

  @Test
  void a_later_start_is_a_new_firing() {
    receives(firing("Slow", "web-1", start));
    receives(firing("Slow", "web-1", start.plusSeconds(60)));
    assertThat(incident(1).triggers().count()).isEqualTo(2);
  }

  @Test
  void a_firing_that_arrives_after_its_end_opens_nothing() {
    receives(firing("Slow", "web-1", start));
    receives(over("Slow", "web-1", start));
    receives(firing("Slow", "web-1", start));
    receives(firing("Slow", "web-1", start.minusSeconds(60)));
    assertThat(story.state.incidentByNumber(2)).isEmpty();
    assertThat(incident(1).isResolved()).isTrue();
    assertThat(receives(firing("Slow", "web-1", start.plusSeconds(1))).created()).isTrue();
  }

  @Test
  void an_end_that_arrives_before_its_firing_is_enough() {
    assertThat(receives(over("Slow", "web-1", start)))
        .isEqualTo(new ReceiveEventOutput(null, false));
    receives(firing("Slow", "web-1", start));
    assertThat(story.state.incidentByNumber(1)).isEmpty();
  }

  @Test
  void the_end_of_an_earlier_firing_does_not_end_a_later_one() {
    receives(firing("Slow", "web-1", start));
    receives(firing("Slow", "web-1", start.plusSeconds(30)));
    receives(over("Slow", "web-1", start));
    assertThat(incident(1).isOpen()).isTrue();
    receives(over("Slow", "web-1", start.plusSeconds(30)));
    assertThat(incident(1).isResolved()).isTrue();
  }

  @Test
  void without_a_start_an_alert_fires_until_it_is_said_to_be_over() {
    for (int minute = 0; minute < 2; minute++) {
      receives(without(firing("Slow", "web-1", start), "startsAt"));
      story.passes(Duration.ofMinutes(1));
    }
    assertThat(incident(1).triggers().count()).isEqualTo(1);
    receives(without(over("Slow", "web-1", start), "startsAt"));
    assertThat(incident(1).isResolved()).isTrue();
    assertThat(receives(without(firing("Slow", "web-1", start), "startsAt")).created()).isTrue();
  }

  @Test
  void by_the_webhook_an_alert_is_the_same_as_by_the_api() {
    Instant now = story.clock.instant();
    receives(firing("Slow", "web-1", start));
    receives(Alerts.webhook(now, firing("Slow", "web-1", start)));
    assertThat(incident(1).triggers().count()).isEqualTo(1);
    receives(Alerts.webhook(now, over("Slow", "web-1", start)));
    assertThat(incident(1).isResolved()).isTrue();
  }

  @Test
  void each_alert_of_a_post_sees_what_those_before_it_did() {
    ObjectNode next = firing("Slow", "web-1", start.plusSeconds(60));
    receives(
        Alerts.posted(
            firing("Slow", "web-1", start),
            firing("Slow", "web-1", start),
            firing("Full", "db-1", start),
            over("Slow", "web-1", start),
            next));
    assertThat(incident(1).isResolved()).isTrue();
    assertThat(incident(1).triggers().count()).isEqualTo(1);
    assertThat(incident(2).triggers().label()).isEqualTo("alert Full");
    assertThat(incident(3).isOpen()).isTrue();
    assertThat(receives(next)).isEqualTo(new ReceiveEventOutput(incident(3).arn(), true));
  }

  @Test
  void without_a_start_the_steps_of_one_post_follow_each_other_too() {
    receives(without(firing("Slow", "web-1", start), "startsAt"));
    receives(
        Alerts.posted(
            without(over("Slow", "web-1", start), "startsAt"),
            without(firing("Slow", "web-1", start), "startsAt")));
    assertThat(incident(1).isResolved()).isTrue();
    assertThat(incident(2).isOpen()).isTrue();
  }

  @Test
  void a_plan_with_a_string_takes_all_alerts_into_one_incident() {
    String whole = story.plan("whole", new IncidentTemplate("s", 2, null, null, null, "Trouble"));
    story.does(SAM, new SetPlan(whole, null, true));
    Secret other = story.does(SAM, new CreateEventSource("w", SourceKind.PROMETHEUS, whole)).key();
    ObjectNode[] fire =
        IntStream.range(0, 30)
            .mapToObj(i -> firing("Slow", "web-" + i, start))
            .toArray(ObjectNode[]::new);
    story.does(SENDER, new ReceiveEvent("w", other, Alerts.posted(fire)));
    assertThat(incident(1).triggers().count()).isEqualTo(30);
    for (int i = 0; i < 30; i += 10) {
      assertThat(incident(1).isOpen()).isTrue();
      ObjectNode[] calm =
          IntStream.range(i, i + 10)
              .mapToObj(n -> over("Slow", "web-" + n, start))
              .toArray(ObjectNode[]::new);
      story.does(SENDER, new ReceiveEvent("w", other, Alerts.posted(calm)));
    }
    assertThat(incident(1).isResolved()).isTrue();
    assertThat(story.lines()).contains("Alert Slow is OK; 29 of 30 alerts still fire.");
    assertThat(incident(1).progress().resolvedBy()).isEqualTo("its 30 alerts");
  }

  @Test
  void what_is_too_much_to_watch_is_not_resolved_by_itself() {
    String whole = story.plan("whole", new IncidentTemplate("s", 2, null, null, null, "Trouble"));
    story.does(SAM, new SetPlan(whole, null, true));
    Secret other = story.does(SAM, new CreateEventSource("w", SourceKind.PROMETHEUS, whole)).key();
    List<ObjectNode> fire =
        IntStream.range(0, 1001).mapToObj(i -> firing("Slow", "web-" + i, start)).toList();
    List<ObjectNode> calm =
        IntStream.range(0, 1001).mapToObj(i -> over("Slow", "web-" + i, start)).toList();
    for (List<ObjectNode> alerts : List.of(fire, calm)) {
      for (List<ObjectNode> part : List.of(alerts.subList(0, 1000), alerts.subList(1000, 1001))) {
        ObjectNode[] post = part.toArray(ObjectNode[]::new);
        story.does(SENDER, new ReceiveEvent("w", other, Alerts.posted(post)));
      }
    }
    assertThat(incident(1).triggers().count()).isEqualTo(1001);
    assertThat(incident(1).triggers().firing()).hasSize(1000).doesNotContainValue(true);
    assertThat(incident(1).isOpen()).isTrue();
    assertThat(story.lastLine()).contains("only the first 1000 were watched");
  }

  @Test
  void alerts_that_can_be_read_are_taken_whatever_stands_beside_them() {
    ObjectNode nameless = firing("Slow", "web-1", start);
    ((ObjectNode) nameless.path("labels")).remove("alertname");
    ReceiveEventOutput output = receives(Alerts.posted(nameless, firing("Slow", "web-2", start)));
    assertThat(output.incidentRecordArn()).isEqualTo(incident(1).arn());
    assertThat(output.notTaken())
        .containsExactly(new NotTaken("body[0].labels.alertname", null, "Member must not be null"));
    assertThat(incident(1).headline().title()).isEqualTo("web-2 is slow");
  }

  @Test
  void an_empty_post_changes_nothing() {
    assertThat(receives(Alerts.posted())).isEqualTo(new ReceiveEventOutput(null, false));
    assertThat(story.state.sent()).isEmpty();
  }

  @Test
  void posts_of_one_batch_see_each_other() {
    ObjectNode first = firing("Slow", "web-1", start);
    ObjectNode later = firing("Slow", "web-1", start.plusSeconds(1));
    List<ReceiveEvent> posts =
        List.of(receive(first), receive(first), receive(later), receive(first), receive(later));
    story.doTogether(SENDER, posts);
    assertThat(incident(1).triggers().count()).isEqualTo(2);
  }

  @Test
  void a_state_change_is_told_with_the_word_for_alerts() {
    receives(firing("Slow", "web-1", start));
    receives(over("Slow", "web-1", start));
    Collection<String> lines = story.lines();
    assertThat(lines).contains("Alert Slow is OK.");
    JsonNode told = json(story.events(incident(1).arn(), "Alarm State Change").getFirst().data());
    assertThat(told.path("alarmName").asText()).isEqualTo("Slow");
    assertThat(told.path("alarmArn").asText()).contains(":alert/prom/");
  }

  private ObjectNode firing(String name, String instance, Instant startsAt) {
    return Alerts.firing(name, instance, startsAt, story.clock.instant());
  }

  private ObjectNode over(String name, String instance, Instant startsAt) {
    return Alerts.alert(name, instance, startsAt, story.clock.instant());
  }

  private static ObjectNode without(ObjectNode alert, String member) {
    alert.remove(member);
    return alert;
  }

  private ReceiveEventOutput receives(JsonNode body) {
    return story.does(SENDER, receive(body));
  }

  private ReceiveEvent receive(JsonNode body) {
    boolean one = body.has("labels");
    return new ReceiveEvent("prom", key, one ? Alerts.posted((ObjectNode) body) : body);
  }

  private Incident incident(long number) {
    return Objects.requireNonNull(story.state.incidentByNumber(number).orElse(null));
  }
}
