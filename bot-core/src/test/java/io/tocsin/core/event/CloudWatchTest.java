package io.tocsin.core.event;

import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Violation;
import io.tocsin.core.event.Notification.Signals;
import io.tocsin.core.event.Notification.Unreadable;
import io.tocsin.core.event.Signal.Delivery.Once;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudWatchTest {
  @Test
  void an_event_of_eventbridge_is_kept_as_it_came() {
    ObjectNode event = Alarms.event("e1", "cpu", "ALARM");
    assertThat(alarm(event))
        .isEqualTo(
            new Signal(
                new Once("eventbridge:e1"),
                Signal.Sender.CLOUDWATCH,
                Alarms.arn("cpu"),
                "alarm",
                "cpu",
                Signal.State.ALARM,
                "Threshold Crossed",
                Instant.parse("2026-11-23T14:01:30Z"),
                null,
                event));
  }

  @Test
  void a_message_of_an_alarm_is_told_as_the_event_that_eventbridge_has() {
    JsonNode message = Alarms.message("cpu", "OK", "2026-11-23T14:01:30.250+0000");
    Signal alarm = alarm(Alarms.wrapped("m-1", message));
    assertThat(alarm.delivery().token()).isEqualTo("sns:m-1");
    assertThat(alarm.state()).isEqualTo(Signal.State.OK);
    assertThat(alarm.time()).isEqualTo(Instant.parse("2026-11-23T14:01:30.250Z"));
    assertThat(alarm.event())
        .isEqualTo(
            json(
                """
                {"version":"0","id":"m-1","detail-type":"CloudWatch Alarm State Change",
                 "source":"aws.cloudwatch","account":"111122223333",
                 "time":"2026-11-23T14:01:30.250Z","region":"us-east-1",
                 "resources":["arn:aws:cloudwatch:us-east-1:111122223333:alarm:cpu"],
                 "detail":{"alarmName":"cpu","configuration":{"description":"too high",
                  "metrics":[{"metricStat":{"metric":{
                   "dimensions":{"InstanceId":"i-12345678901234567"},
                   "name":"CPUUtilization","namespace":"AWS/EC2"},
                   "period":300,"stat":"AVERAGE"},"returnData":true}]},
                  "state":{"value":"OK","timestamp":"2026-11-23T14:01:30.250Z",
                   "reason":"Threshold Crossed"},
                  "previousState":{"value":"OK"}}}
                """));
  }

  @Test
  void metric_math_of_a_message_is_told_too() {
    ObjectNode message = Alarms.message("cpu", "ALARM", "2026-11-23T14:01:30.000+0000");
    message.set(
        "Trigger",
        json(
            """
            {"Period":60,"Metrics":[
             {"Id":"e1","Expression":"m1*2","Label":"Twice","ReturnData":true},
             {"Id":"m1","MetricStat":{"Metric":{"Dimensions":[{"name":"Q","value":"q"}],
              "MetricName":"Age","Namespace":"N"},"Period":60,"Stat":"Sum"},"ReturnData":false}]}
            """));
    assertThat(alarm(message).event().at("/detail/configuration/metrics"))
        .isEqualTo(
            json(
                """
                [{"id":"e1","expression":"m1*2","label":"Twice","returnData":true},
                 {"id":"m1","metricStat":{"metric":{"dimensions":{"Q":"q"},"name":"Age",
                  "namespace":"N"},"period":60,"stat":"Sum"},"returnData":false}]
                """));
  }

  @Test
  void without_an_envelope_what_tells_changes_apart_is_the_change_itself() {
    String one =
        alarm(Alarms.message("cpu", "OK", "2026-11-23T14:01:30.000+0000")).delivery().token();
    assertThat(
            alarm(Alarms.message("cpu", "OK", "2026-11-23T15:01:30.000+0100")).delivery().token())
        .isEqualTo(one);
    assertThat(
            alarm(Alarms.message("cpu", "OK", "2026-11-23T14:01:31.000+0000")).delivery().token())
        .isNotEqualTo(one);
    assertThat(
            alarm(Alarms.message("cpu", "ALARM", "2026-11-23T14:01:30.000+0000"))
                .delivery()
                .token())
        .isNotEqualTo(one);
  }

  @Test
  void an_event_that_travelled_through_sns_keeps_its_own_identifier() {
    Signal alarm = alarm(Alarms.wrapped("m-1", Alarms.event("e1", "cpu", "ALARM")));
    assertThat(alarm.delivery().token()).isEqualTo("eventbridge:e1");
  }

  @ParameterizedTest
  @CsvSource({
    "/id,body.id",
    "/source,body.source",
    "/detail-type,body.detail-type",
    "/resources,body.resources.0",
    "/time,body.time",
    "/detail/alarmName,body.detail.alarmName",
    "/detail/state,body.detail.state.value",
  })
  void the_member_that_an_event_lacks_is_named(String member, String path) {
    ObjectNode event = Alarms.event("e1", "cpu", "ALARM");
    int last = member.lastIndexOf('/');
    ((ObjectNode) event.at(member.substring(0, last))).remove(member.substring(last + 1));
    assertThat(violations(event))
        .containsExactly(new Violation(path, null, "Member must not be null"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AlarmName", "AlarmArn", "NewStateValue", "StateChangeTime"})
  void the_member_that_a_message_lacks_is_named(String member) {
    ObjectNode message = Alarms.message("cpu", "ALARM", "2026-11-23T14:01:30.000+0000");
    message.remove(member);
    assertThat(violations(Alarms.wrapped("m", message)))
        .containsExactly(new Violation("body.Message." + member, null, "Member must not be null"));
  }

  @Test
  void values_that_mean_nothing_are_said_with_what_is_allowed() {
    ObjectNode event = Alarms.event("e1", "cpu", "SAD");
    event.put("source", "aws.ec2").put("time", "yesterday");
    event.putArray("resources").add("arn:aws:ec2:us-east-1:111122223333:instance/i-1");
    assertThat(violations(event))
        .containsExactly(
            new Violation("body.source", "aws.ec2", "Member must be 'aws.cloudwatch'"),
            new Violation(
                "body.resources.0",
                "arn:aws:ec2:us-east-1:111122223333:instance/i-1",
                "Member must be the ARN of an alarm of CloudWatch"),
            new Violation(
                "body.detail.state.value",
                "SAD",
                "Member must satisfy enum value set: [ALARM, OK, INSUFFICIENT_DATA]"),
            new Violation(
                "body.time", "yesterday", "Member must be a time such as 2026-11-23T14:05:00Z"));
  }

  @Test
  void an_envelope_must_be_a_notification_with_json_in_it() {
    ObjectNode envelope = Alarms.wrapped("m", Alarms.event("e", "cpu", "OK"));
    envelope.put("Message", "{not json").put("Type", "SubscriptionConfirmation");
    envelope.remove("MessageId");
    assertThat(violations(envelope))
        .extracting(Violation::path)
        .containsExactly("body.Type", "body.MessageId", "body.Message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "1", "\"x\"", "{\"status\":\"firing\"}"})
  void anything_else_is_told_what_was_expected(String body) {
    Violation violation = violations(json(body)).getFirst();
    assertThat(violation.path()).isEqualTo("body");
    assertThat(violation.constraint())
        .contains("'CloudWatch Alarm State Change'", "AlarmName", "NewStateValue");
  }

  @Test
  void control_characters_do_not_reach_people_or_the_database() {
    ObjectNode event = Alarms.event("e1", "cpu", "OK");
    ((ObjectNode) event.path("detail")).put("alarmName", "a\u0000b\nc");
    assertThat(alarm(event).name()).isEqualTo("a b c");
  }

  private static Signal alarm(JsonNode body) {
    assertThat(CloudWatch.read(body)).isInstanceOf(Signals.class);
    return ((Signals) CloudWatch.read(body)).signals().getFirst();
  }

  private static List<Violation> violations(JsonNode body) {
    assertThat(CloudWatch.read(body)).isInstanceOf(Unreadable.class);
    return ((Unreadable) CloudWatch.read(body)).violations();
  }
}
