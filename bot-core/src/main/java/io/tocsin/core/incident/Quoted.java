package io.tocsin.core.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Words;

/** What people wrote, as a line of the story repeats it. */
public final class Quoted {
  private static final int LINE = 200;
  private static final ObjectReader WHOLE_TEXT =
      Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Quoted() {}

  /** The text in quotation marks, on one line and not longer than one. */
  public static String text(String text) {
    return "“" + line(text) + "”";
  }

  /** The text on one line, cut where it is longer than that. */
  public static String line(String text) {
    return Words.shortened(text.strip().replaceAll("\\s+", " "), LINE);
  }

  /** What a person wrote: programs of AWS put it in quotation marks of its own, as JSON does. */
  public static String written(String eventData) {
    if (!eventData.strip().startsWith("\"")) {
      return eventData;
    }
    try {
      JsonNode node = WHOLE_TEXT.readTree(eventData);
      return node.isTextual() ? node.textValue() : eventData;
    } catch (JsonProcessingException plainText) {
      return eventData;
    }
  }
}
