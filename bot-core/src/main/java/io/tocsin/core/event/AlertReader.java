package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.Violation;
import io.tocsin.core.event.Signal.Delivery.Repeated;
import io.tocsin.core.incident.Quoted;
import io.tocsin.core.incident.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts one by one.
 *
 * @param saysStatus whether an alert says if it fires; else the time of its end does, as Prometheus
 *     sends an end in the future for as long as it fires
 */
record AlertReader(EventSource source, Call call, boolean saysStatus) {
  private static final int MOST_MEMBERS = 100;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_LABEL = 4_000;
  private static final int LONGEST_ANNOTATION = 10_000;

  /** How far the sender's clock may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofHours(1);

  /** The signal of an alert; what is wrong goes to {@code unread}, and then there is none. */
  Optional<Signal> read(JsonNode alert, String where, List<Violation> unread) {
    if (!alert.isObject()) {
      unread.add(new Violation(where, null, "Member must be an alert, an object with labels"));
      return Optional.empty();
    }
    Members members = new Members(alert, where);
    String name = name(members, alert);
    checkTexts(members, alert, "annotations", LONGEST_ANNOTATION);
    Instant start = start(members);
    Instant end = moment(members, "endsAt");
    Signal.State state = state(members, end);
    if (start != null && end != null && end.isBefore(start)) {
      members.wrong("endsAt", end.toString(), "Member must not be before startsAt");
    }
    unread.addAll(members.violations());
    return members.violations().isEmpty()
        ? Optional.of(signal(alert, name, state, start, end, members))
        : Optional.empty();
  }

  private static String name(Members members, JsonNode alert) {
    checkTexts(members, alert, "labels", LONGEST_LABEL);
    String name = members.text("labels.alertname");
    if (name.length() > LONGEST_NAME) {
      members.wrong("labels.alertname", name, longest(LONGEST_NAME));
    }
    return name;
  }

  private static void checkTexts(Members members, JsonNode alert, String member, int longest) {
    JsonNode texts = alert.path(member);
    if (texts.isNull() || texts.isMissingNode()) {
      return;
    }
    if (!texts.isObject() || texts.size() > MOST_MEMBERS) {
      String given = texts.isObject() ? texts.size() + " members" : null;
      members.wrong(
          member, given, "Member must be an object of at most " + MOST_MEMBERS + " texts");
      return;
    }
    for (Map.Entry<String, JsonNode> text : texts.properties()) {
      String path = member + "." + text.getKey();
      if (!text.getValue().isTextual()) {
        members.wrong(path, text.getValue().asText(), "Member must be a text");
      } else if (text.getValue().textValue().length() > longest) {
        members.wrong(path, text.getValue().textValue(), longest(longest));
      }
    }
  }

  private static String longest(int length) {
    return "Member must have length less than or equal to " + length;
  }

  private @Nullable Instant start(Members members) {
    Instant start = moment(members, "startsAt");
    if (start != null && start.isAfter(call.now().plus(AHEAD))) {
      members.wrong("startsAt", start.toString(), "Member must not lie in the future");
    }
    return start;
  }

  /** A time; null where there is none, which Go's zero time means too. */
  private static @Nullable Instant moment(Members members, String member) {
    Instant time = members.has(member) ? members.time(member) : Instant.EPOCH;
    return time.isAfter(Instant.EPOCH) ? time : null;
  }

  private Signal.State state(Members members, @Nullable Instant end) {
    if (saysStatus) {
      return members.oneOf("status", "firing", "resolved").equals("resolved")
          ? Signal.State.OK
          : Signal.State.ALARM;
    }
    return end == null || end.isAfter(call.now()) ? Signal.State.ALARM : Signal.State.OK;
  }

  private Signal signal(
      JsonNode alert,
      String name,
      Signal.State state,
      @Nullable Instant start,
      @Nullable Instant end,
      Members members) {
    String fingerprint = Fingerprint.of(alert);
    String region = call.settings().region();
    String account = call.settings().account();
    String arn = Watched.alert(region, account, source.name(), fingerprint);
    Instant told = state == Signal.State.OK ? end : start;
    Instant time = told == null ? call.now() : told;
    String summary = members.optional("annotations.summary");
    return new Signal(
        new Repeated("alert:" + fingerprint, start),
        Signal.Sender.PROMETHEUS,
        arn,
        "alert",
        name,
        state,
        null,
        time,
        summary == null ? null : Quoted.line(summary),
        event((ObjectNode) alert, fingerprint, time));
  }

  /** In the envelope that all raw data have; an alert has no resources that anybody knows. */
  private ObjectNode event(ObjectNode alert, String fingerprint, Instant time) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "0").put("id", fingerprint);
    event.put("detail-type", "Prometheus Alert").put("source", "prometheus");
    event.put("account", call.settings().account()).put("time", time.toString());
    event.put("region", call.settings().region()).putArray("resources");
    event.set("detail", alert);
    return event;
  }
}
