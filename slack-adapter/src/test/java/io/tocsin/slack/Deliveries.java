package io.tocsin.slack;

import io.tocsin.core.Json;
import io.tocsin.slack.SlackAdapter.Answer;
import io.tocsin.slack.fake.FakeSlack;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs what Slack sends and hands it in at the door, as often as it is told to. */
final class Deliveries {
  static final String SECRET = "the secret of the story";

  private final Clock clock;
  private int signed;

  Deliveries(Clock clock) {
    this.clock = clock;
  }

  /** An event; a repeat of it has the same body, and is signed when it is sent. */
  static String event(String id, Instant at, Map<String, Object> event) {
    return Json.write(
        Map.of(
            "type",
            "event_callback",
            "event_id",
            id,
            "team_id",
            FakeSlack.TEAM,
            "event_time",
            at.getEpochSecond(),
            "event",
            event));
  }

  static String interaction(Map<String, Object> payload) {
    return form(Map.of("payload", Json.write(payload)));
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Sends it, and again later with another signature each time. */
  Answer send(SlackAdapter slack, String body) {
    byte[] raw = body.getBytes(StandardCharsets.UTF_8);
    long at = clock.instant().getEpochSecond() - ++signed % 200;
    Answer answer =
        slack.handle(
            "/slack/events",
            Map.of(
                "X-Slack-Request-Timestamp",
                List.of("" + at),
                "X-Slack-Signature",
                List.of(TestSignature.of(SECRET, at, raw))),
            raw);
    if (answer.status() != 200) {
      throw new AssertionError(answer);
    }
    return answer;
  }

  /** What a person is in a payload. */
  static Map<String, Object> person(String id, String team, String name) {
    return Map.of("id", id, "team_id", team, "name", name);
  }

  static Map<String, Object> with(Map<String, Object> one, String name, @Nullable Object value) {
    Map<String, Object> all = new HashMap<>(one);
    if (value != null) {
      all.put(name, value);
    }
    return all;
  }
}
