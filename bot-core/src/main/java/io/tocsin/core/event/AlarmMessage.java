package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.Sha256;
import io.tocsin.core.event.Signal.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The message that an alarm publishes to SNS, told as the event that EventBridge has for the same:
 * so runbooks and whatever else reads a trigger's raw data need to know one form only.
 */
final class AlarmMessage {
  private AlarmMessage() {}

  /** SNS's own identifier, or what no two state changes have in common. */
  static String token(String arn, Instant time, State state, @Nullable String messageId) {
    return messageId == null
        ? "alarm:" + Sha256.hex(arn + " " + time + " " + state)
        : "sns:" + messageId;
  }

  static ObjectNode asEvent(
      JsonNode message, String arn, State state, Instant time, @Nullable String messageId) {
    String[] parts = arn.split(":", 6);
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "0").put("id", messageId == null ? id(arn, time, state) : messageId);
    event.put("detail-type", "CloudWatch Alarm State Change").put("source", "aws.cloudwatch");
    event.put("account", parts[4]).put("time", time.toString()).put("region", parts[3]);
    event.putArray("resources").add(arn);
    ObjectNode detail = event.putObject("detail");
    detail.set("alarmName", message.get("AlarmName"));
    configuration(message, detail.putObject("configuration"));
    ObjectNode now = detail.putObject("state");
    now.put("value", state.name()).put("timestamp", time.toString());
    copy(message, "NewStateReason", now, "reason");
    if (message.has("OldStateValue")) {
      copy(message, "OldStateValue", detail.putObject("previousState"), "value");
    }
    return event;
  }

  private static String id(String arn, Instant time, State state) {
    byte[] name = (arn + " " + time + " " + state).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  private static void configuration(JsonNode message, ObjectNode configuration) {
    copy(message, "AlarmDescription", configuration, "description");
    JsonNode trigger = message.path("Trigger");
    ArrayNode metrics = configuration.putArray("metrics");
    if (trigger.has("MetricName")) {
      ObjectNode metric = metrics.addObject();
      metricStat(trigger, trigger, metric.putObject("metricStat"));
      metric.put("returnData", true);
    }
    for (JsonNode query : trigger.path("Metrics")) {
      metrics.add(query(query));
    }
  }

  private static ObjectNode query(JsonNode query) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    copy(query, "Id", result, "id");
    copy(query, "Expression", result, "expression");
    copy(query, "Label", result, "label");
    JsonNode stat = query.path("MetricStat");
    if (stat.has("Metric")) {
      metricStat(stat.get("Metric"), stat, result.putObject("metricStat"));
    }
    copy(query, "ReturnData", result, "returnData");
    return result;
  }

  private static void metricStat(JsonNode metric, JsonNode stat, ObjectNode result) {
    ObjectNode told = result.putObject("metric");
    ObjectNode dimensions = told.putObject("dimensions");
    for (JsonNode dimension : metric.path("Dimensions")) {
      dimensions.set(dimension.path("name").asText(), dimension.path("value"));
    }
    copy(metric, "MetricName", told, "name");
    copy(metric, "Namespace", told, "namespace");
    copy(stat, "Period", result, "period");
    copy(stat, stat.has("Stat") ? "Stat" : "Statistic", result, "stat");
  }

  private static void copy(JsonNode from, String member, ObjectNode to, String as) {
    if (from.hasNonNull(member)) {
      to.set(as, from.get(member));
    }
  }
}
