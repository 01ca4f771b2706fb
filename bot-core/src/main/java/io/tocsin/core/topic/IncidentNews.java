package io.tocsin.core.topic;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.chat.Words;
import io.tocsin.core.rule.EventEnvelope;
import java.util.ArrayList;
import java.util.List;

/** What Incident Manager publishes of its incidents, in words: the events that begin with SSM. */
record IncidentNews(EventEnvelope event) {
  boolean isOne() {
    return event.detailType().startsWith("SSM ");
  }

  String text() {
    return switch (event.detailType()) {
      case "SSM Incident Start" -> "Incident started" + title();
      case "SSM Incident Trigger" -> "Incident triggered by " + told("incidentSource") + title();
      case "SSM Incident Record Update" -> update();
      case "SSM Contacts Page for Incident" -> "Paged " + contact() + title();
      case "SSM Contacts Page Acknowledgement for Incident" ->
          contact() + " acknowledged the page" + title();
      default -> event.detailType() + title();
    };
  }

  Tone tone() {
    return switch (event.detailType()) {
      case "SSM Incident Start", "SSM Incident Trigger" -> Tone.CRITICAL;
      case "SSM Incident Record Update" ->
          changes().contains("status RESOLVED") ? Tone.GOOD : Tone.WARNING;
      default -> Tone.WARNING;
    };
  }

  private String update() {
    List<String> changes = changes();
    return changes.isEmpty()
        ? "Incident updated" + title()
        : "Incident updated%s — %s".formatted(title(), String.join(", ", changes));
  }

  private List<String> changes() {
    List<String> changes = new ArrayList<>();
    for (JsonNode change : detail().path("modifiedAttributes")) {
      String name = EventCard.oneLine(change.path("attributeName").asText());
      String value = EventCard.oneLine(change.path("newValue").asText());
      changes.add(name + " " + (name.equals("impact") ? impact(value) : value));
    }
    return changes;
  }

  private static String impact(String value) {
    return value.matches("[1-5]") ? Words.impactWithNumber(Integer.parseInt(value)) : value;
  }

  private String title() {
    String title = told("incidentTitle");
    return title.isEmpty() ? "" : ": " + title;
  }

  private String contact() {
    String name = told("contactName");
    String arn = told("contactArn");
    return name.isEmpty() ? arn.substring(arn.lastIndexOf('/') + 1) : name;
  }

  private String told(String member) {
    return EventCard.oneLine(detail().path(member).asText());
  }

  private JsonNode detail() {
    return event.body().path("detail");
  }
}
