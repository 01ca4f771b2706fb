package io.tocsin.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a request holds: JSON, JSON in a form, or a form. */
sealed interface Body {
  Set<String> KINDS =
      Set.of("event_callback", "block_actions", "view_submission", "shortcut", "message_action");

  /** Something with a type, and with what belongs to that type. */
  record Payload(String type, JsonNode json) implements Body {
    boolean isHandled() {
      return KINDS.contains(type);
    }

    private boolean isWhole() {
      return switch (type) {
        case "event_callback" -> json.path("event").path("type").isTextual();
        case "block_actions" -> json.path("actions").isArray() && json.path("user").isObject();
        case "view_submission" -> json.path("view").isObject() && json.path("user").isObject();
        case "shortcut" -> json.path("user").isObject();
        case "message_action" ->
            json.path("message").isObject()
                && json.path("channel").isObject()
                && json.path("user").isObject();
        default -> true;
      };
    }
  }

  /** A slash command. */
  record Command() implements Body {}

  /** Slack looks whether the certificate is in order. */
  record SslCheck() implements Body {}

  /** Nothing that Slack sends. */
  record Strange() implements Body {}

  /** Whether this is something that is handled, with all that belongs to it. */
  static boolean isHandled(JsonNode json) {
    return payload(json) instanceof Payload payload && payload.isHandled();
  }

  /** Reads a request's body; never throws. */
  static Body read(byte[] raw) {
    String text = new String(raw, StandardCharsets.UTF_8).strip();
    if (text.startsWith("{")) {
      return json(text);
    }
    Optional<String> payload = field(text, "payload");
    if (payload.isPresent()) {
      return json(payload.get());
    } else if (field(text, "ssl_check").filter("1"::equals).isPresent()) {
      return new SslCheck();
    }
    boolean whole =
        Set.of("command", "team_id", "channel_id", "user_id", "trigger_id").stream()
            .allMatch(name -> field(text, name).isPresent());
    return whole ? new Command() : new Strange();
  }

  private static Body json(String text) {
    try {
      return payload(Json.MAPPER.readTree(text));
    } catch (JsonProcessingException broken) {
      return new Strange();
    }
  }

  private static Body payload(JsonNode json) {
    JsonNode type = json.path("type");
    Payload payload = new Payload(type.asText(), json);
    return type.isTextual() && payload.isWhole() ? payload : new Strange();
  }

  private static Optional<String> field(String form, String name) {
    return Arrays.stream(form.split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return "";
    }
  }
}
