package io.tocsin.core.event;

import static io.tocsin.core.event.Signal.Sender.CLOUDWATCH;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.Violation;
import io.tocsin.core.event.Notification.Signals;
import io.tocsin.core.event.Notification.Unreadable;
import io.tocsin.core.event.Signal.Delivery.Once;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what CloudWatch sends: the event of EventBridge, or the message that an alarm publishes to
 * a topic of SNS; either may come wrapped in SNS's own notification.
 */
final class CloudWatch {
  private static final String EXPECTED =
      "Member must be a state change of a CloudWatch alarm: either an event of EventBridge with source"
          + " 'aws.cloudwatch' and detail-type 'CloudWatch Alarm State Change', or a message of an alarm"
          + " by SNS with AlarmName, AlarmArn, NewStateValue and StateChangeTime";

  private CloudWatch() {}

  static Notification read(JsonNode body) {
    return body.has("Type") && (body.has("MessageId") || body.has("Message"))
        ? unwrapped(body)
        : read(body, "body", null);
  }

  private static Notification unwrapped(JsonNode envelope) {
    Members members = new Members(envelope, "body");
    members.mustBe("Type", "Notification");
    String id = members.text("MessageId");
    JsonNode message = message(envelope.path("Message"), members);
    return members.violations().isEmpty()
        ? read(message, "body.Message", id)
        : new Unreadable(members.violations());
  }

  private static JsonNode message(JsonNode text, Members members) {
    try {
      return text.isTextual() ? Json.MAPPER.readTree(text.textValue()) : noJson(members);
    } catch (JsonProcessingException e) {
      return noJson(members);
    }
  }

  private static JsonNode noJson(Members members) {
    members.wrong("Message", null, "Member must be the JSON of an alarm, as text");
    return Json.MAPPER.nullNode();
  }

  private static Notification read(JsonNode message, String where, @Nullable String messageId) {
    if (message.has("detail-type") || message.has("detail")) {
      return event((ObjectNode) message, where);
    }
    if (message.has("AlarmName") || message.has("NewStateValue") || message.has("AlarmArn")) {
      return alarmMessage(message, where, messageId);
    }
    return new Unreadable(List.of(new Violation(where, null, EXPECTED)));
  }

  static Notification event(ObjectNode event, String where) {
    Members members = new Members(event, where);
    members.mustBe("source", "aws.cloudwatch");
    members.mustBe("detail-type", "CloudWatch Alarm State Change");
    String id = members.text("id");
    String arn = members.alarmArn("resources.0");
    String name = members.text("detail.alarmName");
    Signal.State state = members.state("detail.state.value");
    Instant time = members.time("time");
    String reason = members.optional("detail.state.reason");
    return members.violations().isEmpty()
        ? alarm("eventbridge:" + id, arn, name, state, reason, time, event)
        : new Unreadable(members.violations());
  }

  private static Notification alarmMessage(
      JsonNode message, String where, @Nullable String messageId) {
    Members members = new Members(message, where);
    String arn = members.alarmArn("AlarmArn");
    String name = members.text("AlarmName");
    Signal.State state = members.state("NewStateValue");
    Instant time = members.time("StateChangeTime");
    String reason = members.optional("NewStateReason");
    if (!members.violations().isEmpty()) {
      return new Unreadable(members.violations());
    }
    String token = AlarmMessage.token(arn, time, state, messageId);
    ObjectNode event = AlarmMessage.asEvent(message, arn, state, time, messageId);
    return alarm(token, arn, name, state, reason, time, event);
  }

  private static Signals alarm(
      String token,
      String arn,
      String name,
      Signal.State state,
      @Nullable String reason,
      Instant time,
      ObjectNode event) {
    return Signals.of(
        new Signal(
            new Once(token), CLOUDWATCH, arn, "alarm", name, state, reason, time, null, event));
  }
}
