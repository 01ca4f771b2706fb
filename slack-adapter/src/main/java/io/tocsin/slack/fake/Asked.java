package io.tocsin.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a method, as it came.
 *
 * @param method such as {@code chat.postMessage}
 * @param team the workspace of the token
 * @param arguments as they were sent
 */
public record Asked(String method, String team, Map<String, String> arguments) {

  public Asked {
    arguments = Map.copyOf(arguments);
  }

  static Map<String, String> form(String body) {
    Map<String, String> arguments = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        arguments.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return arguments;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** An argument; empty text if it was not sent. */
  public String text(String name) {
    return arguments.getOrDefault(name, "");
  }

  public boolean flag(String name) {
    String value = text(name);
    return value.equals("1") || value.equals("true");
  }

  /** An argument that is JSON, if it was sent. */
  public Optional<JsonNode> json(String name) {
    String value = text(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(Json.read(value, JsonNode.class));
  }
}
