package io.tocsin.core.command.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What text and table have in common: values in Python's spelling, members by name. */
final class Scalars {
  private Scalars() {}

  static String text(JsonNode scalar) {
    if (scalar.isNull()) {
      return "None";
    } else if (scalar.isBoolean()) {
      return scalar.booleanValue() ? "True" : "False";
    }
    return scalar.isBigDecimal() ? scalar.decimalValue().toPlainString() : scalar.asText();
  }

  static boolean is(JsonNode node) {
    return !node.isContainerNode();
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The sorted names of all members with a scalar value. */
  static List<String> names(Collection<JsonNode> objects) {
    return names(objects, true);
  }

  /** The sorted names of all members whose value is a list or an object. */
  static List<String> containers(Collection<JsonNode> objects) {
    return names(objects, false);
  }

  /** The names of all members. */
  static List<String> sorted(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).sorted().toList();
  }

  private static List<String> names(Collection<JsonNode> objects, boolean scalar) {
    return objects.stream()
        .flatMap(object -> object.properties().stream())
        .filter(member -> is(member.getValue()) == scalar)
        .map(Map.Entry::getKey)
        .distinct()
        .sorted()
        .toList();
  }
}
