package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.testkit.Seen;
import io.tocsin.slack.fake.Posted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands in Slack, read back from its blocks as a person reads it. */
final class Shown {
  private Shown() {}

  /** A message, in which nobody may be called and nothing may lead anywhere. */
  static Seen seen(Posted posted) {
    assertThat(posted.meant()).as("whatever calls somebody in " + posted.shown()).isEmpty();
    JsonNode blocks = posted.blocks();
    return new Seen(
        posted.ts(),
        Ts.instant(posted.ts()).orElse(Instant.EPOCH),
        posted.thread(),
        unescaped(posted.text()),
        blocks == null ? unescaped(posted.text()) : text(blocks),
        blocks == null ? List.of() : buttons(blocks));
  }

  private static String text(JsonNode blocks) {
    List<String> lines = new ArrayList<>();
    nodes(blocks)
        .filter(node -> node.path("type").asText().matches("plain_text|mrkdwn"))
        .forEach(node -> lines.add(text(node.path("type").asText(), node.path("text").asText())));
    buttons(blocks).forEach(button -> lines.remove(button.label()));
    return String.join("\n", lines);
  }

  private static String text(String type, String text) {
    return type.equals("mrkdwn") ? unescaped(text) : text;
  }

  static List<Seen.Button> buttons(JsonNode blocks) {
    return nodes(blocks)
        .filter(node -> node.path("type").asText().equals("button"))
        .map(node ->
            new Seen.Button(node.path("text").path("text").asText(), node.path("value").asText()))
        .toList();
  }

  static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static Stream<JsonNode> nodes(JsonNode node) {
    return Stream.concat(Stream.of(node), node.valueStream().flatMap(Shown::nodes));
  }
}
