package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void links_lead_somewhere(Path document) throws IOException {
    Matcher links = LINK.matcher(Files.readString(document));
    while (links.find()) {
      assertThat(document.resolveSibling(links.group(1))).exists();
    }
  }

  @Test
  void the_readme_sends_alarms_to_the_source_of_the_trial() throws IOException {
    String curl = "curl -sS -H 'Authorization: Bearer %s' --data @docs/examples/%s %s/events/%s\n";

    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(
            curl.formatted(Demo.KEY, "alarm.json", "http://127.0.0.1:8080", Demo.SOURCE),
            curl.formatted(Demo.KEY, "alarm-ok.json", "http://127.0.0.1:8080", Demo.SOURCE));
  }

  @Test
  void the_readme_sends_alerts_to_the_source_of_the_trial() throws IOException {
    String curl = "curl -sS --data @docs/examples/%s %s/events/%s/%s/api/v2/alerts\n";

    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(
            curl.formatted("alerts.json", "http://127.0.0.1:8080", Demo.PROMETHEUS, Demo.KEY),
            curl.formatted("alerts-over.json", "http://127.0.0.1:8080", Demo.PROMETHEUS, Demo.KEY));
  }

  @Test
  void the_readme_sends_events_and_notifications_to_the_source_of_the_trial() throws IOException {
    String curl = "curl -sS -H 'Authorization: Bearer %s' --data @docs/examples/%s %s/events/%s\n";
    String readme = Files.readString(ROOT.resolve("README.md"));

    for (String example : List.of("finding.json", "notification.json", "notification-next.json")) {
      assertThat(readme)
          .contains(curl.formatted(Demo.KEY, example, "http://127.0.0.1:8080", Demo.EVENTBRIDGE));
    }
  }

  @Test
  void the_examples_of_notifications_are_of_one_thread_in_the_topic_of_the_trial()
      throws IOException {
    JsonNode first = example("notification.json");
    JsonNode next = example("notification-next.json");

    String topic = Demo.topic("us-east-1", "000000000000");
    assertThat(first.path("TopicArn").asText()).isEqualTo(topic);
    assertThat(next.path("TopicArn").asText()).isEqualTo(topic);
    assertThat(thread(next)).isNotEmpty().isEqualTo(thread(first));
  }

  private static String thread(JsonNode envelope) throws IOException {
    JsonNode notification = Json.MAPPER.readTree(envelope.path("Message").asText());
    return notification.at("/metadata/threadId").asText();
  }

  @Test
  void the_example_of_alerts_that_are_over_is_of_the_same_alerts() throws IOException {
    JsonNode alert = example("alerts.json").path(0);
    JsonNode over = example("alerts-over.json").path(0);

    assertThat(alert.has("endsAt")).isFalse();
    assertThat(over.path("endsAt").asText()).isNotEmpty();
    assertThat(over.path("labels")).isEqualTo(alert.path("labels"));
  }

  @Test
  void the_example_of_an_end_belongs_to_the_example_of_an_alarm() throws IOException {
    JsonNode alarm = example("alarm.json");
    JsonNode end = example("alarm-ok.json");

    assertThat(alarm.at("/detail/state/value").textValue()).isEqualTo("ALARM");
    assertThat(end.at("/detail/state/value").textValue()).isEqualTo("OK");
    assertThat(end.path("resources")).isEqualTo(alarm.path("resources"));
    assertThat(end.path("id")).isNotEqualTo(alarm.path("id"));
    assertThat(end.at("/detail/previousState")).isEqualTo(alarm.at("/detail/state"));
  }

  private static JsonNode example(String name) throws IOException {
    return Json.MAPPER.readTree(Files.readString(ROOT.resolve("docs/examples").resolve(name)));
  }
}
