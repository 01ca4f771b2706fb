package io.tocsin.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The parts of events that some rules look at. The matcher tries the items of the lists of an event
 * in every combination, also of lists that no rule asks for; so an event is cut down to what is
 * looked at, and what that costs is known before.
 */
final class Looked {
  private final Set<String> paths = new HashSet<>();

  /**
   * @param fields names with dots between them, as the compiler of the rules tells them
   */
  Looked(Collection<String> fields) {
    for (String field : fields) {
      for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
        paths.add(field.substring(0, dot));
      }
      paths.add(field);
    }
  }

  /** The event without the rest. */
  ObjectNode at(JsonNode event) {
    return object("", event);
  }

  private JsonNode cut(String path, JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> object(path, value);
      case ARRAY -> items(path, value);
      case STRING, NUMBER, BOOLEAN, NULL, BINARY, MISSING, POJO -> value;
    };
  }

  private ObjectNode object(String path, JsonNode value) {
    ObjectNode rest = Json.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
      if (paths.contains(name)) {
        rest.set(member.getKey(), cut(name, member.getValue()));
      }
    }
    return rest;
  }

  private ArrayNode items(String path, JsonNode value) {
    ArrayNode rest = Json.MAPPER.createArrayNode();
    value.forEach(item -> rest.add(cut(path, item)));
    return rest;
  }

  /** How many combinations the matcher may have to try; never too few. */
  static long combinations(JsonNode event) {
    double product = 1;
    if (event.isArray()) {
      double sum = 0;
      boolean objects = false;
      for (JsonNode item : event) {
        sum += combinations(item);
        objects |= item.isContainerNode();
      }
      // Fields of two objects are tried together before they are seen to be of two.
      product = Math.max(1, objects ? sum * sum : sum);
    } else if (event.isObject()) {
      for (JsonNode member : event) {
        product *= combinations(member);
      }
    }
    return (long) Math.min(product, Integer.MAX_VALUE);
  }

  /** How many characters there are to compare. */
  static long characters(JsonNode event) {
    if (!event.isContainerNode()) {
      return event.asText().length();
    }
    long sum = 0;
    for (JsonNode item : event) {
      sum += characters(item);
    }
    return sum;
  }
}
