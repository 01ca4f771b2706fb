package io.tocsin.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What Slack takes of blocks; written from its documentation, and apart from what makes them. */
public final class BlockRules {
  private static final int TOTAL = 13_200;
  private static final int MESSAGE = 50;
  private static final int VIEW = 100;

  private final Set<String> actions = new HashSet<>();
  private final boolean inView;
  private int total;

  private BlockRules(boolean inView) {
    this.inView = inView;
  }

  /** The word by which Slack refuses the blocks of a message; empty if it takes them. */
  public static Optional<String> ofMessage(JsonNode blocks) {
    return new BlockRules(false).refusal(blocks, MESSAGE);
  }

  /** The word by which Slack refuses a view; empty if it takes it. */
  public static Optional<String> ofView(JsonNode view) {
    boolean fits =
        !view.path("type").asText().equals("modal")
            || isPlain(view.path("title"), 24) && isPlain(view.path("submit"), 24);
    boolean remembers =
        view.path("private_metadata").asText().length() <= 3_000
            && view.path("callback_id").asText().length() <= 255;
    return fits && remembers
        ? new BlockRules(true).refusal(view.path("blocks"), VIEW)
        : Optional.of("invalid_arguments");
  }

  private Optional<String> refusal(JsonNode blocks, int most) {
    if (!blocks.isArray() || blocks.size() > most) {
      return Optional.of("invalid_blocks");
    }
    for (JsonNode block : blocks) {
      if (!isFit(block) || block.path("block_id").asText().length() > 255) {
        return Optional.of("invalid_blocks");
      }
    }
    return total > TOTAL && !inView ? Optional.of("msg_blocks_too_long") : Optional.empty();
  }

  private boolean isFit(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "header" -> isPlain(count(block.path("text")), 150);
      case "section" -> isSection(block);
      case "context" -> all(block.path("elements"), 10, 3_000);
      case "divider" -> true;
      case "actions" -> areActions(block.path("elements"));
      case "input" -> inView && isInput(block);
      default -> false;
    };
  }

  private boolean isSection(JsonNode block) {
    boolean hasText = block.has("text") && isText(count(block.path("text")), 3_000);
    boolean hasFields = block.has("fields") && all(block.path("fields"), 10, 2_000);
    boolean oneIsWrong = block.has("text") && !hasText || block.has("fields") && !hasFields;
    return !oneIsWrong && (hasText || hasFields);
  }

  private boolean all(JsonNode texts, int most, int length) {
    boolean fit = texts.size() >= 1 && texts.size() <= most;
    for (JsonNode text : texts) {
      fit &= isText(count(text), length);
    }
    return fit;
  }

  private boolean areActions(JsonNode elements) {
    boolean fit = elements.size() >= 1 && elements.size() <= 25;
    for (JsonNode element : elements) {
      fit &= isElement(element);
    }
    return fit;
  }

  private boolean isInput(JsonNode block) {
    return isPlain(block.path("label"), 2_000) && isElement(block.path("element"));
  }

  private boolean isElement(JsonNode element) {
    String id = element.path("action_id").asText();
    boolean own = !id.isEmpty() && id.length() <= 255 && actions.add(id);
    return own
        && switch (element.path("type").asText()) {
          case "button" -> isButton(element);
          case "static_select" -> areOptions(element.path("options"));
          case "plain_text_input" -> element.path("max_length").asInt(1) <= 3_000;
          default -> false;
        };
  }

  private boolean isButton(JsonNode button) {
    String value = button.path("value").asText();
    total += value.length();
    String style = button.path("style").asText("primary");
    return isPlain(count(button.path("text")), 75)
        && value.length() <= 2_000
        && (style.equals("primary") || style.equals("danger"));
  }

  private static boolean areOptions(JsonNode options) {
    boolean fit = options.size() >= 1 && options.size() <= 100;
    for (JsonNode option : options) {
      int value = option.path("value").asText().length();
      fit &= isPlain(option.path("text"), 75) && value >= 1 && value <= 75;
    }
    return fit;
  }

  private JsonNode count(JsonNode text) {
    total += text.path("text").asText().length();
    return text;
  }

  private static boolean isText(JsonNode text, int most) {
    boolean marked = text.path("type").asText().equals("mrkdwn");
    return (marked || text.path("type").asText().equals("plain_text")) && isLong(text, most);
  }

  private static boolean isPlain(JsonNode text, int most) {
    return text.path("type").asText().equals("plain_text") && isLong(text, most);
  }

  private static boolean isLong(JsonNode text, int most) {
    String literal = text.path("text").asText();
    return !literal.isBlank() && literal.length() <= most;
  }
}
