package io.tocsin.core.command.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values with tabs between them, a line for each object; lines of nested objects begin with the
 * name of the member that they are in.
 */
final class TabbedText {
  private final StringBuilder out = new StringBuilder();

  private TabbedText() {}

  static String of(JsonNode node) {
    TabbedText text = new TabbedText();
    text.node(node, null, null);
    return text.out.toString();
  }

  private void node(JsonNode node, @Nullable String name, @Nullable List<String> columns) {
    if (node.isObject()) {
      object(node, name, columns);
    } else if (node.isArray()) {
      array(Scalars.elements(node).toList(), name);
    } else {
      line(List.of(Scalars.text(node)));
    }
  }

  private void array(List<JsonNode> elements, @Nullable String name) {
    if (elements.stream().anyMatch(JsonNode::isObject)) {
      List<String> columns = Scalars.names(elements.stream().filter(JsonNode::isObject).toList());
      elements.forEach(element -> node(element, name, columns));
    } else {
      scalars(elements.stream().filter(Scalars::is).map(Scalars::text).toList(), name);
      elements.stream()
          .filter(JsonNode::isContainerNode)
          .forEach(element -> node(element, name, null));
    }
  }

  private void scalars(List<String> values, @Nullable String name) {
    if (name == null && !values.isEmpty()) {
      line(values);
    } else if (name != null) {
      values.forEach(value -> line(List.of(upper(name), value)));
    }
  }

  private void object(JsonNode object, @Nullable String name, @Nullable List<String> columns) {
    List<String> shown = columns == null ? Scalars.names(List.of(object)) : columns;
    List<String> cells = new ArrayList<>();
    shown.forEach(column -> cells.add(cell(object, column)));
    if (!cells.isEmpty()) {
      if (name != null) {
        cells.addFirst(upper(name));
      }
      line(cells);
    }
    Scalars.containers(List.of(object)).forEach(member -> node(object.path(member), member, null));
  }

  private static String cell(JsonNode object, String column) {
    JsonNode value = object.get(column);
    return value == null || value.isContainerNode() ? "" : Scalars.text(value);
  }

  private void line(List<String> cells) {
    out.append(cells.stream().collect(Collectors.joining("\t"))).append('\n');
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
