package io.tocsin.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads a body as exactly one JSON value, which stays as it was written, numbers too. */
final class EventJson {
  private static final int DEPTH = 100;
  private static final int TOKENS = 100_000;
  private static final int LENGTH = 1_000;
  private static final int QUOTED = 200;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern OF_ITS_INSIDES = Pattern.compile("(: enable)? *(\\[Source|`).*");

  // Names come from strangers, so they are neither interned nor remembered.
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxTokenCount(TOKENS)
                  .maxNameLength(LENGTH)
                  .maxNumberLength(LENGTH)
                  .maxStringLength(Body.MAX_BYTES)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private EventJson() {}

  static JsonNode parse(byte[] body) {
    try (JsonParser parser = MAPPER.createParser(text(body))) {
      return parse(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory cannot fail to be read", e);
    }
  }

  /** Strictly: the parser's own reader would put a sign of its own in the place of a wrong byte. */
  private static String text(byte[] body) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable("", "byte " + (bytes.position() + 1) + " is not UTF-8");
    }
  }

  private static JsonNode parse(JsonParser parser) throws IOException {
    try {
      JsonNode value = MAPPER.readTree(parser);
      if (value == null || value.isMissingNode()) {
        throw unreadable("", "it is empty");
      }
      if (parser.nextToken() != null) {
        throw unreadable(
            at(parser.currentTokenLocation()), "something follows the end of the JSON");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw unreadable(at(parser.currentLocation(), e.getLocation()), what(e));
    }
  }

  private static Refused unreadable(String where, String what) {
    return new Refused(
        Reply.error(400, "The body cannot be read as JSON" + where + ": " + what + "."));
  }

  private static String at(JsonLocation reached, JsonLocation told) {
    return at(told == null ? reached : told);
  }

  private static String at(JsonLocation location) {
    return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String what(JsonProcessingException e) {
    return switch (e) {
      case JsonEOFException early -> "it ends too early";
      case StreamConstraintsException limit ->
          "it goes beyond a limit (%d levels deep, %d tokens, %d characters in a name or number)"
              .formatted(DEPTH, TOKENS, LENGTH);
      default -> told(e.getOriginalMessage());
    };
  }

  /** The parser's own words, without what it says of its insides. */
  private static String told(String message) {
    String first = message.lines().findFirst().orElse("it is not JSON");
    String line = OF_ITS_INSIDES.matcher(first).replaceFirst("");
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "…";
  }
}
