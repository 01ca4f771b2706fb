package io.tocsin.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Violation;
import io.tocsin.core.access.Secret;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the texts that PostgreSQL cannot keep: wherever they stand in a record, keys of maps and
 * whole JSON documents included. It works through a list of its own, so depth does not matter.
 */
final class TextScan {
  private record Place(String path, Object value) {}

  private final Deque<Place> open = new ArrayDeque<>();
  private final List<Violation> found = new ArrayList<>();

  List<Violation> of(Record structure) {
    put("", structure);
    while (!open.isEmpty()) {
      Place next = open.pop();
      look(next.path(), next.value());
    }
    return found;
  }

  private void put(String path, @Nullable Object value) {
    if (value != null) {
      open.push(new Place(path, value));
    }
  }

  private void look(String path, Object value) {
    switch (value) {
      case String text -> text(path, text, text);
      case Secret secret -> text(path, secret.reveal(), secret);
      case JsonNode node when node.isTextual() -> text(path, node.textValue(), node);
      case JsonNode node when node.isObject() ->
          node.properties().forEach(entry -> entry(path, entry.getKey(), entry.getValue()));
      case JsonNode node -> items(path, node);
      case List<?> items -> items(path, items);
      case Map<?, ?> map -> map.forEach((key, inner) -> entry(path, String.valueOf(key), inner));
      case Record structure -> members(path, structure);
      case Object _ -> {} // numbers, times and the like hold no text of the caller's
    }
  }

  private void text(String path, String text, Object given) {
    if (Texts.holdsNul(text)) {
      report(path, given, "Member must not contain the character U+0000");
    }
    if (Texts.holdsLoneSurrogate(text)) {
      report(path, given, "Member must not contain an unpaired surrogate");
    }
  }

  private void report(String path, Object given, String constraint) {
    found.add(new Violation(path, Shown.of(given), constraint));
  }

  private void entry(String path, String key, @Nullable Object value) {
    text(Paths.key(path, key), key, key);
    put(Paths.value(path, key), value);
  }

  private void items(String path, Iterable<?> items) {
    int index = 0;
    for (Object item : items) {
      put(Paths.item(path, index), item);
      index++;
    }
  }

  private void members(String path, Record structure) {
    Shape shape = Shape.of(structure.getClass());
    for (int i = 0; i < shape.members().size(); i++) {
      put(Paths.member(path, shape.members().get(i).name()), shape.value(structure, i));
    }
  }
}
