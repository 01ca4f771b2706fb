package io.tocsin.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
    List<String> texts = new ArrayList<>();
    if (blocks == null) {
      texts.add(text);
    } else {
      blocks.findParents("text").forEach(node -> addText(node, texts));
    }
    return texts;
  }

  private static void addText(JsonNode node, List<String> texts) {
    if (node.path("text").isTextual()) {
      texts.add(node.path("text").asText());
    }
  }

  /** Whatever in it calls somebody or leads somewhere. */
  public List<String> meant() {
    List<String> marked = new ArrayList<>(List.of(text));
    if (blocks != null) {
      blocks.findParents("type").stream()
          .filter(node -> node.path("type").asText().equals("mrkdwn"))
          .forEach(node -> addText(node, marked));
    }
    return marked.stream().flatMap(it -> MEANT.matcher(it).results()).map(r -> r.group()).toList();
  }

  /** The value of the button with this label. */
  public String button(String label) {
    if (blocks != null) {
      for (JsonNode node : blocks.findParents("action_id")) {
        if (node.path("text").path("text").asText().equals(label)) {
          return node.path("value").asText();
        }
      }
    }
    throw new AssertionError("There is no button " + label + " on " + shown());
  }
}
