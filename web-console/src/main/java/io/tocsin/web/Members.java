package io.tocsin.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object that somebody sent, each checked as it is asked for. */
final class Members {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;

  private Members(JsonNode object) {
    this.object = object;
  }

  static Members read(Context ctx, List<String> known) throws IOException {
    JsonNode object = parse(Body.read(ctx, "application/json"));
    if (!object.isObject()) {
      throw bad(
          "The body must be a JSON object with the members " + String.join(", ", known) + ".");
    }
    object
        .propertyStream()
        .map(java.util.Map.Entry::getKey)
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw bad(
              "There is no member “"
                  + name
                  + "”. The members are "
                  + String.join(", ", known)
                  + ".");
        });
    return new Members(object);
  }

  /** A text that must be there. */
  String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw bad("The member “" + name + "” is missing; it is a text.");
    }
    return text;
  }

  @Nullable String optionalText(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrongType(name, "a text", value);
    }
    return value.textValue();
  }

  /** An identifier in full; null if it is not there. */
  @Nullable UUID optionalId(String name) {
    String text = optionalText(name);
    if (text != null && !QueryParams.ID.matcher(text).matches()) {
      throw bad("The member “" + name + "” must be a UUID, not “" + text + "”.");
    }
    return text == null ? null : UUID.fromString(text);
  }

  /** True or false; false if it is not there. */
  boolean flag(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw wrongType(name, "true or false", value);
    }
    return value.booleanValue();
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException broken) {
      throw bad(
          "The body is not JSON"
              + where(broken.getLocation())
              + ": "
              + broken.getOriginalMessage());
    }
  }

  private static String where(@Nullable JsonLocation place) {
    return place == null
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }

  private static Refused wrongType(String name, String wanted, JsonNode value) {
    return bad("The member “" + name + "” must be " + wanted + ", not " + kind(value) + ".");
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case STRING, BINARY -> "a text";
      case NULL, MISSING -> "nothing";
    };
  }

  private static Refused bad(String reason) {
    return new Refused(400, reason);
  }
}
