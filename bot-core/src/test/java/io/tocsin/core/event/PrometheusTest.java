package io.tocsin.core.event;

import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Call;
import io.tocsin.core.Violation;
import io.tocsin.core.event.Notification.Signals;
import io.tocsin.core.event.Notification.Unreadable;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.Story;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTest {
  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
  private static final Call CALL =
      new Call(Story.SENDER, NOW, new CountingIds(), new Story().settings);
  private static final EventSource SOURCE =
      new EventSource("prom", SourceKind.PROMETHEUS, "", "api", "sam", NOW, null);

  @Test
  void a_fingerprint_is_the_one_that_prometheus_counts() {
    JsonNode labels =
        json("{\"name\":\"garland, briggs\",\"fear\":\"love is not enough\",\"x\":\"\"}");
    assertThat(Fingerprint.of(labelled(labels))).isEqualTo("%016x".formatted(5799056148416392346L));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T14:00:01Z,ALARM",
    "2026-11-23T14:00:00Z,OK",
    "2026-11-23T15:00:00.5+01:00,ALARM",
    "0001-01-01T00:00:00Z,ALARM",
  })
  void an_end_in_the_future_means_that_it_fires(String end, Signal.State state) {
    assertThat(only(alert().put("endsAt", end)).state()).isEqualTo(state);
  }

  @Test
  void without_an_end_it_fires() {
    ObjectNode alert = alert();
    alert.remove("endsAt");
    assertThat(only(alert).state()).isEqualTo(Signal.State.ALARM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "labels      | 3                      | labels             | object of at most 100 texts",
        "labels      | {}                     | labels.alertname   | must not be null",
        "labels      | {'alertname':''}       | labels.alertname   | must not be null",
        "labels      | {'alertname':3}        | labels.alertname   | must be a text",
        "labels      | {'alertname':'a','b':[]} | labels.b         | must be a text",
        "annotations | []                     | annotations        | object of at most 100 texts",
        "annotations | {'summary':null}       | annotations.summary | must be a text",
        "startsAt    | 'yesterday'            | startsAt           | must be a time such as",
        "startsAt    | '2026-11-23T15:00:01Z' | startsAt           | must not lie in the future",
        "endsAt      | '2026-11-23T13:00:00Z' | endsAt             | must not be before startsAt",
        "endsAt      | 'never'                | endsAt             | must be a time such as",
      })
  void what_is_wrong_is_named_with_its_place(
      String member, String value, String path, String constraint) {
    ObjectNode alert = alert();
    alert.set(member, json(value.replace('\'', '"')));
    assertThat(violations(Alerts.posted(alert()), alert))
        .anySatisfy(violation -> {
          assertThat(violation.path()).isEqualTo("body[1]." + path);
          assertThat(violation.constraint()).contains(constraint);
        });
  }

  @Test
  void too_much_of_anything_is_refused() {
    ObjectNode many = alert();
    IntStream.range(0, 100).forEach(i -> ((ObjectNode) many.path("labels")).put("l" + i, "x"));
    assertThat(violations(Alerts.posted(), many))
        .extracting(Violation::path)
        .containsExactly("body[0].labels");
    ObjectNode wide = alert();
    ((ObjectNode) wide.path("labels")).put("alertname", "a".repeat(257)).put("b", "b".repeat(4001));
    ((ObjectNode) wide.path("annotations")).put("description", "d".repeat(10_001));
    assertThat(violations(Alerts.posted(), wide))
        .extracting(Violation::path)
        .containsExactly(
            "body[0].labels.b", "body[0].labels.alertname", "body[0].annotations.description");
    ObjectNode[] alerts =
        IntStream.range(0, 1001).mapToObj(i -> alert()).toArray(ObjectNode[]::new);
    assertThat(((Unreadable) read(Alerts.posted(alerts))).violations())
        .containsExactly(
            new Violation(
                "body", "1001 alerts", "Member must have length less than or equal to 1000"));
  }

  @Test
  void what_is_no_alert_among_alerts_is_named() {
    Signals read = (Signals) read(json("[3," + alert() + ",null]"));
    assertThat(read.signals()).hasSize(1);
    assertThat(read.unread()).extracting(Violation::path).containsExactly("body[0]", "body[2]");
  }

  @Test
  void a_webhook_says_its_version_and_what_is_resolved() {
    ObjectNode body = Alerts.webhook(NOW, alert());
    assertThat(((Signals) read(body)).signals()).hasSize(1);
    ((ObjectNode) body.at("/alerts/0")).put("status", "odd");
    assertThat(((Unreadable) read(body)).violations().getFirst())
        .isEqualTo(
            new Violation(
                "body.alerts[0].status",
                "odd",
                "Member must satisfy enum value set: [firing, resolved]"));
    assertThat(((Unreadable) read(body.put("version", "3"))).violations().getFirst().path())
        .isEqualTo("body.version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "3", "\"x\"", "{\"alerts\":{}}", "{\"version\":\"4\"}"})
  void anything_else_is_told_what_was_expected(String body) {
    Violation violation = ((Unreadable) read(json(body))).violations().getFirst();
    assertThat(violation.path()).isEqualTo("body");
    assertThat(violation.constraint()).contains("API v2", "webhook");
  }

  @Test
  void a_fingerprint_that_is_given_must_be_a_plain_word() {
    ObjectNode alert = alert();
    String own = Fingerprint.of(alert);
    assertThat(Fingerprint.of(alert.put("fingerprint", "abc123"))).isEqualTo("abc123");
    assertThat(Fingerprint.of(alert.put("fingerprint", "a/b c"))).isEqualTo(own);
  }

  @Test
  void a_link_that_is_none_and_a_long_description_do_no_harm() {
    ObjectNode alert = alert().put("generatorURL", "javascript:alert(1)");
    ((ObjectNode) alert.path("annotations")).put("description", "d".repeat(10_000));
    Signal signal = only(alert);
    assertThat(RawData.of(signal.event())).hasSizeLessThan(10_000).contains("alertname");
  }

  private static ObjectNode labelled(JsonNode labels) {
    ObjectNode alert = alert();
    alert.set("labels", labels);
    return alert;
  }

  private static ObjectNode alert() {
    return Alerts.firing("Slow", "web-1", NOW.minusSeconds(60), NOW);
  }

  private static Signal only(ObjectNode alert) {
    return ((Signals) read(Alerts.posted(alert))).signals().getFirst();
  }

  private static List<Violation> violations(ArrayNode before, ObjectNode alert) {
    return switch (read(before.add(alert))) {
      case Signals signals -> signals.unread();
      case Unreadable unreadable -> unreadable.violations();
      case Notification other -> throw new AssertionError(other.toString());
    };
  }

  private static Notification read(JsonNode body) {
    return Prometheus.read(body, SOURCE, CALL);
  }
}
