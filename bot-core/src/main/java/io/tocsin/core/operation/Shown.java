package io.tocsin.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.access.Secret;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A given value as a short text for a {@link io.tocsin.core.Violation}. It stops writing once there
 * is more than is shown, so neither a large nor a deep value costs more than a small one.
 */
final class Shown {
  private final StringBuilder out = new StringBuilder();

  private Shown() {}

  /** The value as text, null for null, {@code ***} for a secret. */
  static @Nullable String of(@Nullable Object value) {
    if (value == null || value instanceof JsonNode node && isAbsent(node)) {
      return null;
    }
    Shown shown = new Shown();
    shown.write(value);
    return Texts.shown(shown.out.toString());
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  private boolean isFull() {
    return out.length() > Texts.SHOWN;
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case Secret secret -> out.append(secret);
      case JsonNode node -> json(node);
      case Iterable<?> items -> list(items);
      case Map<?, ?> map -> map(map.entrySet().iterator());
      case Record structure -> structure(structure);
      case Instant time -> out.append(Times.iso(time));
      case null -> out.append("null");
      case Object other -> out.append(other);
    }
  }

  private void json(JsonNode node) {
    if (node.isArray()) {
      list(node);
    } else if (node.isObject()) {
      map(node.properties().iterator());
    } else if (node.isBinary() || node.isPojo()) {
      out.append(node.getNodeType());
    } else {
      out.append(node.asText());
    }
  }

  private void list(Iterable<?> items) {
    String comma = "[";
    for (Iterator<?> rest = items.iterator(); rest.hasNext() && !isFull(); comma = ", ") {
      out.append(comma);
      write(rest.next());
    }
    out.append(comma.equals("[") ? "[]" : "]");
  }

  private void map(Iterator<? extends Map.Entry<?, ?>> rest) {
    String comma = "{";
    while (rest.hasNext() && !isFull()) {
      Map.Entry<?, ?> entry = rest.next();
      out.append(comma).append(entry.getKey()).append('=');
      write(entry.getValue());
      comma = ", ";
    }
    out.append(comma.equals("{") ? "{}" : "}");
  }

  private void structure(Record structure) {
    Shape shape = Shape.of(structure.getClass());
    String comma = "{";
    for (int i = 0; i < shape.members().size() && !isFull(); i++) {
      Object value = shape.value(structure, i);
      if (value != null) {
        out.append(comma).append(shape.members().get(i).name()).append('=');
        write(value);
        comma = ", ";
      }
    }
    out.append(comma.equals("{") ? "{}" : "}");
  }
}
