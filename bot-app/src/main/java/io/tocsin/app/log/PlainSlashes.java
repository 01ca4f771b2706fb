package io.tocsin.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON in which a slash is a slash: written with a backslash, no address would be known as one. */
final class PlainSlashes extends JsonEncoder {
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  @Override
  public byte[] encode(ILoggingEvent event) {
    String json = new String(super.encode(event), UTF_8);
    return ESCAPED
        .matcher(json)
        .replaceAll(
            escape -> escape.group(1).equals("/") ? "/" : Matcher.quoteReplacement(escape.group()))
        .getBytes(UTF_8);
  }
}
