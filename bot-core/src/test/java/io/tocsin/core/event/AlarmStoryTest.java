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
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AlarmStoryTest {
  private static final String CHANGE = "Alarm State Change";

  private final Story story = new Story();
  private final String plan =
      story.plan("checkout", new IncidentTemplate("checkout", 2, null, null, null, "Checkout"));
  private final Secret key =
      story.does(SAM, new CreateEventSource("cw", SourceKind.CLOUDWATCH, plan)).key();

  @Test
  void an_alarm_starts_an_incident() {
    ReceiveEventOutput output = alarms("e1", "cpu", "ALARM");
    assertThat(output.created()).isTrue();
    Incident incident = incident(output);
    assertThat(incident.headline().title()).isEqualTo("Checkout");
    assertThat(incident.origin().source())
        .isEqualTo(
            new IncidentRecordSource(
                SENDER.arn(), "cloudwatch.amazonaws.com", Alarms.arn("cpu"), "aws.cloudwatch"));
    assertThat(incident.triggers().label()).isEqualTo("alarm cpu");
    assertThat(incident.triggers().first()).isEqualTo(Instant.parse("2026-11-23T14:01:30Z"));
    assertThat(incident.triggers().firing()).isEqualTo(Map.of(Alarms.arn("cpu"), true));
    assertThat(story.lines()).as("the card says who started it").isEmpty();
  }

  @Test
  void a_runbook_finds_the_instance_in_the_raw_data_in_whichever_form_the_alarm_came() {
    String time = "2026-11-23T14:01:30.000+0000";
    for (JsonNode body :
        List.of(
            Alarms.event("e1", "cpu", "ALARM"),
            Alarms.wrapped("m1", Alarms.message("cpu", "ALARM", time)))) {
      receives(body);
    }
    List<TimelineEvent> triggers = story.events(first(), "SSM Incident Trigger");
    assertThat(triggers).hasSize(2);
    for (TimelineEvent trigger : triggers) {
      JsonNode data = json(trigger.data());
      assertThat(data.path("incidentSource").asText()).isEqualTo("aws.cloudwatch");
      JsonNode raw = json(data.path("rawData").asText());
      assertThat(
              raw.at("/detail/configuration/metrics/0/metricStat/metric/dimensions/InstanceId")
                  .asText())
          .isEqualTo("i-12345678901234567");
    }
  }

  @Test
  void what_the_alarm_is_about_becomes_related() {
    Incident incident = incident(alarms("e1", "cpu", "ALARM"));
    List<RelatedItem> items = incident.relatedItems();
    assertThat(items)
        .extracting(item -> item.identifier().type() + " " + item.title())
        .containsExactly(
            "INVOLVED_RESOURCE alarm:cpu",
            "INVOLVED_RESOURCE instance/i-12345678901234567",
            "METRIC cpu");
    assertThat(items.get(1).identifier().value().arn())
        .isEqualTo("arn:aws:ec2:us-east-1:111122223333:instance/i-12345678901234567");
    assertThat(items.get(2).identifier().value().metricDefinition())
        .isEqualTo(
            "{\"metrics\":[[\"AWS/EC2\",\"CPUUtilization\",\"InstanceId\",\"i-12345678901234567\","
                + "{\"id\":\"m1\",\"stat\":\"Average\",\"period\":300}]],"
                + "\"view\":\"timeSeries\",\"region\":\"us-east-1\"}");
  }

  @Test
  void a_redelivery_gets_the_first_answer_and_changes_nothing() {
    ReceiveEventOutput first = alarms("e1", "cpu", "ALARM");
    Incident before = incident(first);
    story.passes(Duration.ofMinutes(5));
    assertThat(alarms("e1", "cpu", "ALARM")).isEqualTo(first);
    assertThat(receives(Alarms.wrapped("m", Alarms.event("e1", "cpu", "ALARM")))).isEqualTo(first);
    assertThat(incident(first)).isEqualTo(before);
  }

  @Test
  void a_redelivery_within_one_batch_counts_once() {
    ReceiveEvent same = new ReceiveEvent("cw", key, Alarms.event("e1", "cpu", "ALARM"));
    ReceiveEvent other = new ReceiveEvent("cw", key, Alarms.event("e2", "cpu", "ALARM"));
    story.doTogether(SENDER, List.of(same, same, other, same));
    assertThat(story.incident(first()).triggers().count()).isEqualTo(2);
  }

  @Test
  void another_source_and_a_later_week_know_nothing_of_a_delivery() {
    alarms("e1", "cpu", "ALARM");
    Secret other = story.does(SAM, new CreateEventSource("cw2", SourceKind.CLOUDWATCH, plan)).key();
    assertThat(
            story
                .does(SENDER, new ReceiveEvent("cw2", other, Alarms.event("e1", "cpu", "ALARM")))
                .created())
        .isFalse();
    story.passes(Duration.ofDays(7));
    alarms("e1", "cpu", "ALARM");
    assertThat(story.incident(first()).triggers().count()).isEqualTo(3);
  }

  @Test
  void a_new_firing_is_merged() {
    ReceiveEventOutput first = alarms("e1", "cpu", "ALARM");
    ReceiveEventOutput second = alarms("e2", "cpu", "ALARM");
    assertThat(second).isEqualTo(new ReceiveEventOutput(first.incidentRecordArn(), false));
    assertThat(incident(first).triggers().count()).isEqualTo(2);
  }

  @Test
  void without_a_string_each_alarm_has_its_own_incident() {
    String other = story.plan("search");
    Secret otherKey =
        story.does(SAM, new CreateEventSource("s", SourceKind.CLOUDWATCH, other)).key();
    for (String alarm : List.of("a", "b", "a")) {
      ObjectNode event = Alarms.event("e" + story.state.sent().size(), alarm, "ALARM");
      story.does(SENDER, new ReceiveEvent("s", otherKey, event));
    }
    assertThat(story.state.incidentByNumber(1).orElseThrow().triggers().count()).isEqualTo(2);
    assertThat(story.state.incidentByNumber(2).orElseThrow().triggers().count()).isEqualTo(1);
    ReceiveEventOutput ok =
        story.does(SENDER, new ReceiveEvent("s", otherKey, Alarms.event("x", "b", "OK")));
    assertThat(incident(ok).number()).isEqualTo(2);
  }

  @Test
  void ok_is_told_and_resolves_nothing_unless_the_plan_says_so() {
    alarms("e1", "cpu", "ALARM");
    ReceiveEventOutput ok = alarms("e2", "cpu", "OK");
    assertThat(ok).isEqualTo(new ReceiveEventOutput(first(), false));
    assertThat(incident(ok).isOpen()).isTrue();
    assertThat(incident(ok).triggers().firing()).isEqualTo(Map.of(Alarms.arn("cpu"), false));
    TimelineEvent event = story.events(first(), CHANGE).getFirst();
    assertThat(event.data())
        .isEqualTo(
            "{\"alarmArn\":\""
                + Alarms.arn("cpu")
                + "\",\"alarmName\":\"cpu\",\"newState\":\"OK\",\"reason\":\"Threshold Crossed\"}");
    assertThat(event.references()).containsExactly(new EventReference(null, Alarms.arn("cpu")));
    assertThat(story.lastLine()).isEqualTo("Alarm cpu is OK.");
    assertThat(Objects.requireNonNull(incident(ok).timeline().latest()).text())
        .isEqualTo("Alarm cpu is OK.");
  }

  @Test
  void the_last_of_several_alarms_resolves_where_the_plan_says_so() {
    story.does(SAM, new SetPlan(plan, null, true));
    alarms("e1", "cpu", "ALARM");
    alarms("e2", "disk", "ALARM");
    alarms("e3", "cpu", "OK");
    assertThat(story.lastLine()).isEqualTo("Alarm cpu is OK; 1 of 2 alarms still fire.");
    assertThat(story.incident(first()).isOpen()).isTrue();
    alarms("e4", "cpu", "ALARM");
    alarms("e5", "disk", "OK");
    assertThat(story.incident(first()).isOpen()).isTrue();
    alarms("e6", "cpu", "OK");

    Incident incident = story.incident(first());
    assertThat(incident.isResolved()).isTrue();
    assertThat(incident.progress().lastModifiedBy()).isEqualTo(SENDER.arn());
    assertThat(incident.progress().resolvedBy()).isEqualTo("its 2 alarms");
    JsonNode update = json(story.events(first(), "SSM Incident Record Update").getFirst().data());
    assertThat(update.path("modifiedBy").asText()).isEqualTo(SENDER.arn());
    assertThat(update.at("/modifiedAttributes/0/newValue").asText()).isEqualTo("RESOLVED");
    assertThat(story.lines())
        .endsWith("Alarm cpu is OK; so are all others.", "Resolved by its 2 alarms after 0 s.");
  }

  @Test
  void ok_for_which_nothing_is_open_is_remembered_and_that_is_all() {
    assertThat(alarms("e1", "cpu", "OK")).isEqualTo(new ReceiveEventOutput(null, false));
    assertThat(alarms("e1", "cpu", "OK")).isEqualTo(new ReceiveEventOutput(null, false));
    assertThat(story.state.sent()).isEmpty();
    String arn = Objects.requireNonNull(alarms("e2", "cpu", "ALARM").incidentRecordArn());
    assertThat(alarms("e3", "disk", "OK")).isEqualTo(new ReceiveEventOutput(null, false));
    story.does(
        SAM,
        new UpdateIncidentRecord(
            arn, null, null, null, null, IncidentRecordStatus.RESOLVED, null, null));
    assertThat(alarms("e4", "cpu", "OK")).isEqualTo(new ReceiveEventOutput(null, false));
    assertThat(story.events(arn, CHANGE)).isEmpty();
  }

  @Test
  void insufficient_data_is_told_and_the_alarm_still_fires() {
    story.does(SAM, new SetPlan(plan, null, true));
    alarms("e1", "cpu", "ALARM");
    ReceiveEventOutput output = alarms("e2", "cpu", "INSUFFICIENT_DATA");
    assertThat(incident(output).isOpen()).isTrue();
    assertThat(incident(output).triggers().firing()).isEqualTo(Map.of(Alarms.arn("cpu"), true));
    assertThat(story.events(first(), CHANGE)).hasSize(1);
    assertThat(story.lastLine()).isEqualTo("Alarm cpu has not enough data.");
  }

  @Test
  void an_alarm_after_the_end_is_a_new_incident() {
    story.does(SAM, new SetPlan(plan, null, true));
    ReceiveEventOutput first = alarms("e1", "cpu", "ALARM");
    alarms("e2", "cpu", "OK");
    ReceiveEventOutput next = alarms("e3", "cpu", "ALARM");
    assertThat(next.created()).isTrue();
    assertThat(next.incidentRecordArn()).isNotEqualTo(first.incidentRecordArn());
  }

  private ReceiveEventOutput alarms(String id, String alarm, String state) {
    return receives(Alarms.event(id, alarm, state));
  }

  private ReceiveEventOutput receives(JsonNode body) {
    return story.does(SENDER, new ReceiveEvent("cw", key, body));
  }

  private Incident incident(ReceiveEventOutput output) {
    return story.incident(Objects.requireNonNull(output.incidentRecordArn()));
  }

  private String first() {
    return story.state.incidentByNumber(1).orElseThrow().arn();
  }
}
