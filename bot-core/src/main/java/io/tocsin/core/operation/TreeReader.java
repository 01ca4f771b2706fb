package io.tocsin.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.core.Nearest;
import io.tocsin.core.Violation;
import io.tocsin.core.access.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON tree into records and remembers what did not fit. A value that does not fit is
 * read as null, so that lists and maps keep their size and the rest can still be judged.
 */
final class TreeReader {
  private final List<Violation> misfits = new ArrayList<>();

  /** What did not fit, in the order in which it was met. */
  List<Violation> misfits() {
    return misfits;
  }

  /** Reads the whole tree; null if it is not an object at all. */
  @Nullable Record root(Shape shape, JsonNode tree) {
    return structure("", shape, isAbsent(tree) ? JsonNodeFactory.instance.objectNode() : tree);
  }

  private @Nullable Object read(String path, Kind kind, JsonNode node) {
    if (isAbsent(node)) {
      return null;
    }
    return switch (kind) {
      case Kind.Text _ -> node.isTextual() ? node.textValue() : misfit(path, node, "a string");
      case Kind.Whole _ -> whole(path, node);
      case Kind.Flag _ -> node.isBoolean() ? node.booleanValue() : misfit(path, node, "a boolean");
      case Kind.Time _ -> time(path, node);
      case Kind.Json _ -> node;
      case Kind.Hidden _ -> hidden(path, node);
      case Kind.OneOf oneOf -> oneOf(path, oneOf, node);
      case Kind.Structure(Shape shape) -> structure(path, shape, node);
      case Kind.ListOf(var element) -> list(path, element.kind(), node);
      case Kind.MapOf(_, var value) -> map(path, value.kind(), node);
    };
  }

  private @Nullable Record structure(String path, Shape shape, JsonNode node) {
    if (!node.isObject()) {
      return misfit(path, shape.holdsSecret() ? new Secret("") : node, "an object");
    }
    @Nullable Object[] values = new Object[shape.members().size()];
    boolean[] met = new boolean[values.length];
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Optional<Integer> position = shape.position(entry.getKey());
      if (position.isEmpty()) {
        unknown(path, shape, entry);
      } else if (met[position.get()]) {
        report(Paths.member(path, entry.getKey()), null, "Member must be given only once");
      } else {
        met[position.get()] = true;
        Member member = shape.members().get(position.get());
        String inner = Paths.member(path, member.name());
        values[position.get()] = read(inner, member.kind(), entry.getValue());
      }
    }
    return shape.create(values);
  }

  private void unknown(String path, Shape shape, Map.Entry<String, JsonNode> entry) {
    Object given = shape.holdsSecret() ? new Secret("") : entry.getValue();
    List<String> known = shape.members().stream().map(Member::name).toList();
    String hint =
        Nearest.to(entry.getKey(), known).stream()
            .findFirst()
            .map(nearest -> "; the nearest known one is '" + nearest + "'")
            .orElseGet(() -> known(known));
    report(Paths.member(path, entry.getKey()), given, "Member must be known" + hint);
  }

  private static String known(List<String> names) {
    return names.isEmpty()
        ? "; there are no members here"
        : "; known are " + String.join(", ", names);
  }

  private @Nullable List<@Nullable Object> list(String path, Kind element, JsonNode node) {
    if (!node.isArray()) {
      return misfit(path, node, "a list");
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(read(Paths.item(path, items.size()), element, item));
    }
    return Collections.unmodifiableList(items);
  }

  private @Nullable Map<String, @Nullable Object> map(String path, Kind value, JsonNode node) {
    if (!node.isObject()) {
      return misfit(path, node, "a map");
    }
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String inner = Paths.value(path, entry.getKey());
      entries.put(entry.getKey(), read(inner, value, entry.getValue()));
    }
    return Collections.unmodifiableMap(entries);
  }

  /** A number without a fraction is whole however it is written: 1.0 is 1. */
  private @Nullable Integer whole(String path, JsonNode node) {
    try {
      if (node.isNumber() && Double.isFinite(node.doubleValue())) {
        return node.decimalValue().intValueExact();
      }
    } catch (ArithmeticException _) { // a fraction, or more than 32 bits: told below
    }
    return misfit(path, node, "a whole number from -2147483648 to 2147483647");
  }

  private @Nullable Object time(String path, JsonNode node) {
    Optional<?> read =
        node.isNumber()
            ? Times.read(node.doubleValue())
            : node.isTextual() ? Times.read(node.textValue()) : Optional.empty();
    return read.isPresent()
        ? read.get()
        : misfit(path, node, "a time: seconds since 1970, or ISO 8601 such as 2026-01-31T14:05Z");
  }

  private @Nullable Secret hidden(String path, JsonNode node) {
    return node.isTextual()
        ? new Secret(node.textValue())
        : misfit(path, new Secret(""), "a string");
  }

  private @Nullable Object oneOf(String path, Kind.OneOf oneOf, JsonNode node) {
    int place = node.isTextual() ? oneOf.values().indexOf(node.textValue()) : -1;
    if (place < 0) {
      report(path, node, "Member must satisfy enum value set: " + oneOf.values());
      return null;
    }
    return oneOf.type().getEnumConstants()[place];
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  private <T> @Nullable T misfit(String path, Object given, String expected) {
    report(path, given, "Member must be " + expected);
    return null;
  }

  private void report(String path, @Nullable Object given, String constraint) {
    if (misfits.size() < Violations.MOST) {
      misfits.add(new Violation(path, Shown.of(given), constraint));
    }
  }
}
