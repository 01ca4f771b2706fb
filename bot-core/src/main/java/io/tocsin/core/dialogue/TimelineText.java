package io.tocsin.core.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tocsin.core.Json;
import io.tocsin.core.incident.Quoted;
import io.tocsin.core.incident.Watched;
import java.util.ArrayList;
import java.util.List;

/** Tells in one line what an event on a timeline says. */
final class TimelineText {
  private TimelineText() {}

  static String of(String type, String data) {
    return switch (type) {
      case "SSM Incident Trigger" -> trigger(json(data));
      case "SSM Incident Start" -> "Incident started: " + json(data).path("incidentTitle").asText();
      case "SSM Incident Record Update" -> update(json(data));
      case "Incident Acknowledged" ->
          "Acknowledged by " + json(data).path("acknowledgedByName").asText();
      case "SSM Contacts Page for Incident" -> "Paged " + contact(data);
      case "SSM Contacts Page Acknowledgement for Incident" ->
          "Page acknowledged by " + contact(data);
      case "Alarm State Change" -> alarm(json(data));
      case "Note", "Custom Event" -> type + ": " + Quoted.line(Quoted.written(data));
      default -> type;
    };
  }

  /** The alias, which is the end of the ARN. */
  private static String contact(String data) {
    String arn = json(data).path("contactArn").asText();
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static String trigger(JsonNode data) {
    String source = data.path("triggerArn").asText(data.path("incidentSource").asText());
    if (data.hasNonNull("mergedTriggers")) {
      return data.path("mergedTriggers").asText() + " more triggers, the last by " + source;
    }
    return (data.path("createdIncident").asBoolean() ? "Triggered by " : "Triggered again by ")
        + source;
  }

  private static String update(JsonNode data) {
    List<String> changed = new ArrayList<>();
    for (JsonNode attribute : data.path("modifiedAttributes")) {
      String name = attribute.path("attributeName").asText();
      changed.add(name + " → " + Quoted.line(attribute.path("newValue").asText()));
    }
    return changed.isEmpty() ? "Record updated" : "Changed: " + String.join(", ", changed);
  }

  private static String alarm(JsonNode data) {
    return "%s %s is %s"
        .formatted(
            Watched.one(data.path("alarmArn").asText()),
            data.path("alarmName").asText(),
            data.path("newState").asText());
  }

  private static JsonNode json(String data) {
    try {
      return Json.MAPPER.readTree(data);
    } catch (JsonProcessingException notWrittenByUs) {
      return MissingNode.getInstance();
    }
  }
}
