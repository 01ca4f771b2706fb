package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tocsin.slack.fake.FakeSlack;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The bytes of each load's requests. */
final class Requests {
  /** Begins the name of every alarm; a number of nine digits follows. */
  static final String NAME = "BenchNo";

  /** Begins the title of every incident of the storm. */
  static final String STORM = "Storm";

  private static final String JSON = "application/json";

  private Requests() {}

  /** They are used in turn. */
  static List<Template> of(Load load) {
    return switch (load.kind()) {
      case DISTINCT -> List.of(Template.post(load.path(), JSON, alerts(load.batch())));
      case REPEATED -> List.of(Template.post(load.path(), JSON, alarmAgain()));
      case CHAT ->
          Arrays.stream(load.topics()).mapToObj(topic -> line(load.path(), topic)).toList();
      case SLACK_NOTE ->
          Arrays.stream(load.topics())
              .mapToObj(topic -> "note #" + topic + " looked at node {n+0}, all is well")
              .map(text -> command(load.path(), text))
              .toList();
      case SLACK_START -> List.of(command(load.path(), "start bench-storm \"" + STORM + "{n+0}\""));
    };
  }

  /**
   * What an answer has to say in lower case, for those that are refused with status 200; empty for
   * the others.
   */
  static Optional<byte[]> answer(Load.Kind kind) {
    return switch (kind) {
      case DISTINCT, REPEATED, CHAT -> Optional.empty();
      case SLACK_NOTE -> Optional.of("noted".getBytes(US_ASCII));
      case SLACK_START -> Optional.of("open".getBytes(US_ASCII));
    };
  }

  private static Template command(String path, String text) {
    String form =
        "team_id=%s&team_domain=bench&channel_id=%s&channel_name=incidents&user_id=U0001&user_name=bench"
            + "&command=%%2Faws&api_app_id=A0001&is_enterprise_install=false&trigger_id={n+0}.bench&text=%s";
    String encoded = text.replace("#", "%23").replace("\"", "%22").replace(' ', '+');
    return Template.signed(
        path,
        SlackMeasurement.SECRET,
        form.formatted(FakeSlack.TEAM, SlackMeasurement.CHANNEL, encoded));
  }

  /** As Prometheus posts them: each is another alert. */
  private static String alerts(int count) {
    return IntStream.range(0, count)
        .mapToObj(Requests::alert)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String alert(int plus) {
    return """
    {"labels":{"alertname":"%1$s{n+%2$d}","job":"checkout","instance":"checkout-2.shop.example:8443",\
    "severity":"page"},"annotations":{"summary":"%1$s{n+%2$d} answers in more than two seconds",\
    "description":"The 99th percentile is 2.8 s; the limit is 2 s."},\
    "startsAt":"2026-01-05T14:02:11.041Z",\
    "generatorURL":"http://prometheus.shop.example:9090/graph?g0.expr=latency"}\
    """
        .formatted(NAME, plus);
  }

  /** One alarm of CloudWatch that fires again: an id of its own each time, all else the same. */
  private static String alarmAgain() {
    return """
    {"version":"0","id":"bench-{n+0}","detail-type":"CloudWatch Alarm State Change",\
    "source":"aws.cloudwatch","account":"123456789012","time":"2026-01-05T14:02:11Z",\
    "region":"us-east-1","resources":["arn:aws:cloudwatch:us-east-1:123456789012:alarm:again"],\
    "detail":{"alarmName":"again","state":{"value":"ALARM","reason":"Threshold Crossed",\
    "timestamp":"2026-01-05T14:02:11.041+0000"},"previousState":{"value":"OK"}}}\
    """;
  }

  private static Template line(String path, int topic) {
    return Template.post(
        path,
        JSON,
        "{\"as\":\"bench\",\"direct\":true,\"text\":\"note #%d looked at node {n+0}, all is well\"}"
            .formatted(topic));
  }
}
