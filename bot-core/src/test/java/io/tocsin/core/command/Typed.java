package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneId;

/** Types lines at half past two in Berlin. */
final class Typed {
  static final Instant NOW = Instant.parse("2026-11-23T13:30:00Z");
  static final ParseContext CONTEXT = new ParseContext(NOW, ZoneId.of("Europe/Berlin"));
  static final CommandParser PARSER = new CommandParser("bell");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private Typed() {}

  static Parsed line(String text) {
    return PARSER.parse(Line.direct(text), CONTEXT);
  }

  static Parsed.Call call(String text) {
    Parsed parsed = line(text);
    assertThat(parsed).as(text).isInstanceOf(Parsed.Call.class);
    return (Parsed.Call) parsed;
  }

  /** What the options of a line became. */
  static JsonNode arguments(String text) {
    return call(text).arguments();
  }

  static Parsed.Faulty fault(String text) {
    Parsed parsed = line(text);
    assertThat(parsed).as(text).isInstanceOf(Parsed.Faulty.class);
    return (Parsed.Faulty) parsed;
  }

  static Parsed.Missing missing(String text) {
    Parsed parsed = line(text);
    assertThat(parsed).as(text).isInstanceOf(Parsed.Missing.class);
    return (Parsed.Missing) parsed;
  }

  /** JSON with single quotes and bare names, to be read more easily. */
  static JsonNode json(String loose) {
    try {
      return JSON.readTree(loose);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(loose, e);
    }
  }
}
