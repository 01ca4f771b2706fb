package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request whose bytes are there already, but for a number of nine digits in some places. */
final class Template {
  static final int DIGITS = 9;

  /** {@code {n+3}} is the place of the number that is three more than the request's. */
  private static final Pattern PLACE = Pattern.compile("\\{n\\+(\\d+)}");

  private record Place(int at, int plus) {}

  private static final String TYPE_OF_FORMS = "application/x-www-form-urlencoded";

  private final byte[] bytes;
  private final List<Place> places = new ArrayList<>();
  private final Optional<SlackSignature> signature;

  private Template(String text, Optional<SlackSignature> signature) {
    this.signature = signature;
    StringBuilder plain = new StringBuilder();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      place.appendReplacement(plain, "0".repeat(DIGITS));
      int at = plain.toString().getBytes(UTF_8).length - DIGITS;
      places.add(new Place(at, Integer.parseInt(place.group(1))));
    }
    bytes = place.appendTail(plain).toString().getBytes(UTF_8);
  }

  /** A POST of the body to the path. */
  static Template post(String path, String type, String body) {
    int length = PLACE.matcher(body).replaceAll("0".repeat(DIGITS)).getBytes(UTF_8).length;
    String head = "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: %s\r\nContent-Length: %d";
    return new Template(head.formatted(path, type, length) + "\r\n\r\n" + body, Optional.empty());
  }

  /** A form that is posted as Slack does it: signed, at the time when it is sent. */
  static Template signed(String path, String secret, String body) {
    Template plain = post(path, TYPE_OF_FORMS, body);
    String text = new String(plain.bytes, UTF_8);
    int head = text.indexOf("\r\n\r\n");
    String signed = text.substring(0, head) + SlackSignature.HEADERS + "\r\n\r\n" + body;
    int bodyAt = head + SlackSignature.HEADERS.length() + 4;
    return new Template(signed, Optional.of(new SlackSignature(secret, head, bodyAt)));
  }

  byte[] with(long number) {
    byte[] copy = bytes.clone();
    for (Place place : places) {
      write(copy, place.at(), number + place.plus());
    }
    signature.ifPresent(it -> it.write(copy, System.currentTimeMillis() / 1000));
    return copy;
  }

  private static void write(byte[] target, int at, long number) {
    long rest = number;
    for (int digit = at + DIGITS - 1; digit >= at; digit--) {
      target[digit] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
