package io.tocsin.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message in a channel.
 *
 * @param thread {@code ts} of the message in whose thread it is; null if in none
 * @param author {@code U…} of a person, or {@code B…} of a bot
 * @param blocks null if it has none
 * @param metadata null if it has none
 * @param edits how often it was changed
 */
public record Posted(
    String ts,
    @Nullable String thread,
    String author,
    String text,
    @Nullable JsonNode blocks,
    @Nullable JsonNode metadata,
    int edits) {
  private static final Pattern MEANT = Pattern.compile("<[@!#](?!date\\^)[^>]*>|<https?:[^>]*>");

  Posted changed(String text, @Nullable JsonNode blocks, @Nullable JsonNode metadata) {
    return new Posted(ts, thread, author, text, blocks, metadata, edits + 1);
  }

  /** Everything that stands in it for people to read, block by block. */
  public List<String> shown() {
    return blocks == null
        ? List.of(text)
        : nodes()
            .map(node -> node.path("text"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .toList();
  }

  /** Whatever in it calls somebody or leads somewhere. */
  public List<String> meant() {
    Stream<String> marked =
        nodes()
            .filter(node -> node.path("type").asText().equals("mrkdwn"))
            .map(node -> node.path("text").asText());
    return Stream.concat(Stream.of(text), marked)
        .flatMap(it -> MEANT.matcher(it).results())
        .map(MatchResult::group)
        .toList();
  }

  /** The value of the button with this label. */
  public String button(String label) {
    return nodes()
        .filter(node -> node.has("action_id"))
        .filter(node -> node.path("text").path("text").asText().equals(label))
        .map(node -> node.path("value").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no button " + label + " on " + shown()));
  }

  /** Every object and list of its blocks, from top to bottom. */
  private Stream<JsonNode> nodes() {
    return blocks == null ? Stream.of() : within(blocks);
  }

  private static Stream<JsonNode> within(JsonNode node) {
    return Stream.concat(Stream.of(node), node.valueStream().flatMap(Posted::within));
  }
}
