package io.tocsin.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How much work a pattern makes. The matcher itself has no bounds: a few nested {@code $or} or a
 * row of wildcards would fill its memory.
 */
final class Weight {
  private static final String OR = "$or";
  private static final String WILDCARD = "wildcard";

  private Weight() {}

  /** How many rules without {@code $or} the pattern is taken apart into; never too few. */
  static long combinations(JsonNode pattern) {
    long product = 1;
    for (Map.Entry<String, JsonNode> member : pattern.properties()) {
      JsonNode value = member.getValue();
      boolean choice = member.getKey().equals(OR) && value.isArray();
      product = product * (choice ? sum(value) : value.isObject() ? combinations(value) : 1);
      if (product > Integer.MAX_VALUE) {
        return Integer.MAX_VALUE;
      }
    }
    return product;
  }

  private static long sum(JsonNode choices) {
    long sum = 0;
    for (JsonNode choice : choices) {
      sum += combinations(choice);
    }
    return Math.max(1, Math.min(sum, Integer.MAX_VALUE));
  }

  /** How many asterisks there are where they stand for any text. */
  static long wildcards(JsonNode pattern) {
    long count = 0;
    for (Map.Entry<String, JsonNode> member : pattern.properties()) {
      count +=
          member.getKey().equals(WILDCARD)
              ? asterisks(member.getValue())
              : wildcards(member.getValue());
    }
    if (pattern.isArray()) {
      for (JsonNode item : pattern) {
        count += wildcards(item);
      }
    }
    return count;
  }

  private static long asterisks(JsonNode value) {
    if (value.isArray() || value.isObject()) {
      long count = 0;
      for (JsonNode item : value) {
        count += asterisks(item);
      }
      return count;
    }
    return value.asText().chars().filter(c -> c == '*').count();
  }
}
