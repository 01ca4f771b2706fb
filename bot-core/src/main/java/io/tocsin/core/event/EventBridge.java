package io.tocsin.core.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import io.tocsin.core.Violation;
import io.tocsin.core.event.Notification.Published;
import io.tocsin.core.event.Notification.Ruled;
import io.tocsin.core.event.Notification.Signals;
import io.tocsin.core.event.Notification.Unreadable;
import io.tocsin.core.event.Signal.Delivery.Once;
import io.tocsin.core.incident.InvolvedResources;
import io.tocsin.core.rule.EventEnvelope;
import java.util.List;

/**
 * Reads events of EventBridge, bare or in SNS's own notification. State changes of CloudWatch's
 * alarms are read as alarms, so that they calm down again; whatever else comes fires once.
 */
final class EventBridge {
  private static final String ALARM = "CloudWatch Alarm State Change";

  private EventBridge() {}

  static Notification read(JsonNode body) {
    return body.has("TopicArn") && body.has("Message")
        ? Published.of(body, message(body.path("Message")))
        : read(body, "body");
  }

  private static Notification message(JsonNode message) {
    try {
      return read(Json.MAPPER.readTree(message.asText()), "body.Message");
    } catch (JsonProcessingException noJson) {
      String constraint = "Member must be the JSON of an event, as text";
      return new Unreadable(List.of(new Violation("body.Message", null, constraint)));
    }
  }

  private static Notification read(JsonNode value, String where) {
    EventEnvelope.Read read = EventEnvelope.read(value, where);
    EventEnvelope event = read.event();
    if (event == null) {
      return new Unreadable(read.violations());
    }
    return event.source().equals("aws.cloudwatch") && event.detailType().equals(ALARM)
        ? alarm(event, where)
        : new Ruled(signal(event), event.body());
  }

  private static Notification alarm(EventEnvelope event, String where) {
    Notification read = CloudWatch.event(event.body(), where);
    return read instanceof Signals signals
        ? new Ruled(signals.signals().getFirst(), event.body())
        : read;
  }

  private static Signal signal(EventEnvelope event) {
    return new Signal(
        new Once("eventbridge:" + event.id()),
        Signal.Sender.EVENTBRIDGE,
        event.resources().stream().findFirst().filter(InvolvedResources::isArn).orElse(""),
        "event",
        event.detailType(),
        Signal.State.ALARM,
        null,
        event.time(),
        null,
        event.body());
  }
}
