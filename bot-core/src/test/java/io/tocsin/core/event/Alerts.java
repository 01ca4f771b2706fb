package io.tocsin.core.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.testkit.Story;
import java.time.Duration;
import java.time.Instant;

/** Alerts as Prometheus posts them, and as Alertmanager's webhook passes them on. */
final class Alerts {
  private static final String GO_ZERO = "0001-01-01T00:00:00Z";

  private Alerts() {}

  /** The fingerprint of {@link #alert} is that of these two labels. */
  static ObjectNode alert(String name, String instance, Instant start, Instant end) {
    return (ObjectNode)
        Story.json(
            """
            {"labels":{"alertname":"%s","instance":"%s","severity":"page"},
             "annotations":{"summary":"%s is slow","runbook_url":"https://runbooks.example/slow"},
             "startsAt":"%s","endsAt":"%s",
             "generatorURL":"http://prometheus.example:9090/graph?g0.expr=up"}
            """
                .formatted(name, instance, instance, start, end));
  }

  /** An alert that fires, sent at this moment. */
  static ObjectNode firing(String name, String instance, Instant start, Instant sent) {
    return alert(name, instance, start, sent.plus(Duration.ofMinutes(4)));
  }

  static ArrayNode posted(ObjectNode... alerts) {
    ArrayNode body = Json.MAPPER.createArrayNode();
    for (ObjectNode alert : alerts) {
      body.add(alert);
    }
    return body;
  }

  /** The same by Alertmanager's webhook, which says who is resolved. */
  static ObjectNode webhook(Instant now, ObjectNode... alerts) {
    ObjectNode body =
        (ObjectNode)
            Story.json(
                """
                {"version":"4","groupKey":"{}:{}","truncatedAlerts":0,"status":"firing",
                 "receiver":"tocsin","groupLabels":{},"commonLabels":{},"commonAnnotations":{},
                 "externalURL":"http://alertmanager.example"}
                """);
    ArrayNode list = body.putArray("alerts");
    for (ObjectNode alert : alerts) {
      boolean over = !Instant.parse(alert.path("endsAt").asText()).isAfter(now);
      alert.put("status", over ? "resolved" : "firing");
      alert.put("fingerprint", Fingerprint.of(alert));
      list.add(over ? alert : alert.put("endsAt", GO_ZERO));
    }
    return body;
  }
}
