package io.tocsin.core.topic;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a notification and collects what is wrong with them. What it answers for a
 * member that is wrong has no meaning.
 */
final class Fields {
  private static final int SHOWN = 100;

  private final JsonNode root;
  private final String where;
  private final List<Violation> violations = new ArrayList<>();

  Fields(JsonNode root, String where) {
    this.root = root;
    this.where = where;
  }

  List<Violation> violations() {
    return violations;
  }

  void mustBe(String path, String expected) {
    if (isAbsent(at(path))) {
      wrong(path, null, "Member must be '" + expected + "'");
    } else {
      mayBe(path, expected);
    }
  }

  /** Nothing, or this. */
  void mayBe(String path, String expected) {
    JsonNode node = at(path);
    if (!isAbsent(node) && !node.asText().equals(expected)) {
      wrong(path, shown(node), "Member must be '" + expected + "'");
    }
  }

  String text(String path, int longest) {
    String text = optional(path, longest);
    if (text == null && isAbsent(at(path))) {
      wrong(path, null, "Member must not be null");
    }
    return text == null ? "" : text;
  }

  /** The text; null where there is none, or none that fits. */
  @Nullable String optional(String path, int longest) {
    JsonNode node = at(path);
    return isAbsent(node) ? null : fitting(path, node, longest);
  }

  List<String> items(String path, int longest, int most) {
    JsonNode node = at(path);
    List<String> items = new ArrayList<>();
    if (!isAbsent(node) && (!node.isArray() || node.size() > most)) {
      wrong(path, shown(node), "Member must be a list of up to %d texts".formatted(most));
      return items;
    }
    for (JsonNode item : node) {
      String text = fitting(path + "." + items.size(), item, longest);
      items.add(text == null ? "" : text);
    }
    return items;
  }

  private @Nullable String fitting(String path, JsonNode node, int longest) {
    String text = node.isTextual() ? clean(node.textValue()) : "";
    if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
      String allowed = "Member must be a text of 1 to %d characters that is not blank";
      wrong(path, shown(node), allowed.formatted(longest));
      return null;
    }
    return text;
  }

  /** Control characters but for line breaks are worth nothing, and some no database keeps. */
  private static String clean(String text) {
    return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
  }

  private static String shown(JsonNode node) {
    String text = node.isContainerNode() ? node.getNodeType().name() : node.asText();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private void wrong(String path, @Nullable String given, String constraint) {
    violations.add(new Violation(where + "." + path, given, constraint));
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private JsonNode at(String path) {
    return root.at("/" + path.replace('.', '/'));
  }
}
