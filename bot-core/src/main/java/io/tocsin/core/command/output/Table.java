package io.tocsin.core.command.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Boxes within boxes: a section for each object or list of objects, the members as its columns. */
final class Table {
  private final List<TableSection> sections = new ArrayList<>();

  private Table() {}

  static String of(String title, JsonNode node) {
    Table table = new Table();
    table.add(title, node, 0);
    return table.sections.isEmpty() ? "" : TableLayout.of(table.sections);
  }

  private void add(@Nullable String title, JsonNode node, int level) {
    if (nothing(node)) {
      return;
    }
    if (title != null) {
      sections.add(new TableSection(title, level));
    }
    if (node.isObject()) {
      object(node, level);
    } else if (node.isArray() && node.path(0).isObject()) {
      objects(Scalars.elements(node).toList(), level, title);
    } else if (node.isArray()) {
      Scalars.elements(node).forEach(this::row);
    }
  }

  private void row(JsonNode element) {
    if (Scalars.is(element)) {
      sections.getLast().row(List.of(Scalars.text(element)));
    } else if (Scalars.elements(element).allMatch(Scalars::is) && element.isArray()) {
      sections.getLast().row(Scalars.elements(element).map(Scalars::text).toList());
    } else {
      add(null, element, 0);
    }
  }

  private void object(JsonNode object, int level) {
    List<String> names = Scalars.names(List.of(object));
    List<String> values = names.stream().map(name -> Scalars.text(object.path(name))).toList();
    if (names.size() == 1) {
      sections.getLast().row(List.of(names.getFirst(), values.getFirst()));
    } else if (!names.isEmpty()) {
      sections.getLast().header(names);
      sections.getLast().row(values);
    }
    Scalars.containers(List.of(object)).forEach(name -> add(name, object.path(name), level + 1));
  }

  private void objects(List<JsonNode> elements, int level, @Nullable String title) {
    List<JsonNode> objects = elements.stream().filter(JsonNode::isObject).toList();
    List<String> names = Scalars.names(objects);
    List<String> inner = Scalars.containers(objects);
    sections.getLast().header(names);
    for (JsonNode object : objects) {
      if (object != objects.getFirst() && !inner.isEmpty()) {
        sections.add(new TableSection(title == null ? "" : title, level));
        sections.getLast().header(names);
      }
      sections.getLast().row(names.stream().map(name -> cell(object, name)).toList());
      inner.forEach(name -> add(name, object.path(name), level + 1));
    }
  }

  private static String cell(JsonNode object, String name) {
    JsonNode value = object.get(name);
    return value == null || value.isContainerNode() ? "" : Scalars.text(value);
  }

  /** What Python takes for false has no box. */
  private static boolean nothing(JsonNode node) {
    return node.isContainerNode()
        ? node.isEmpty()
        : Stream.of("", "None", "False", "0").anyMatch(Scalars.text(node)::equals)
            || node.isMissingNode();
  }
}
