package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Call;
import io.tocsin.core.Violation;
import io.tocsin.core.event.Notification.Signals;
import io.tocsin.core.event.Notification.Unreadable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads alerts as Prometheus posts them to Alertmanager (its API v2), and as Alertmanager passes
 * them on by its webhook (version 4). As Alertmanager does, it takes the alerts that it can read
 * whatever stands beside them.
 */
final class Prometheus {
  private static final int MOST = 1000;
  private static final String EXPECTED =
      "Member must be alerts: either the list that Prometheus posts to the API v2 of Alertmanager, each"
          + " with labels, annotations, startsAt and endsAt, or the object that Alertmanager's webhook sends,"
          + " with version '4' and alerts";

  private Prometheus() {}

  static Notification read(JsonNode body, EventSource source, Call call) {
    if (body.isArray()) {
      return alerts(body, "body", new AlertReader(source, call, false));
    }
    return body.path("alerts").isArray()
        ? webhook(body, new AlertReader(source, call, true))
        : new Unreadable(List.of(new Violation("body", null, EXPECTED)));
  }

  private static Notification webhook(JsonNode body, AlertReader reader) {
    Members members = new Members(body, "body");
    members.mustBe("version", "4");
    return members.violations().isEmpty()
        ? alerts(body.path("alerts"), "body.alerts", reader)
        : new Unreadable(members.violations());
  }

  private static Notification alerts(JsonNode alerts, String where, AlertReader reader) {
    if (alerts.size() > MOST) {
      String given = alerts.size() + " alerts";
      String constraint = "Member must have length less than or equal to " + MOST;
      return new Unreadable(List.of(new Violation(where, given, constraint)));
    }
    List<Signal> signals = new ArrayList<>();
    List<Violation> unread = new ArrayList<>();
    for (int i = 0; i < alerts.size(); i++) {
      reader.read(alerts.get(i), where + "[" + i + "]", unread).ifPresent(signals::add);
    }
    return signals.isEmpty() && !unread.isEmpty()
        ? new Unreadable(unread)
        : new Signals(signals, unread);
  }
}
