package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What makes two alerts the same: their labels. Counted as Prometheus counts it (FNV-1a of 64 bits
 * over the names and values in the order of the names, each with a byte 255 behind it), so that an
 * alert has the one that Alertmanager shows, by whichever way it comes.
 */
final class Fingerprint {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int SEPARATOR = 255;
  private static final Pattern GIVEN = Pattern.compile("[0-9A-Za-z_-]{1,64}");

  private Fingerprint() {}

  /** The fingerprint that the alert carries, else that of its labels. */
  static String of(JsonNode alert) {
    String given = alert.path("fingerprint").asText();
    return GIVEN.matcher(given).matches() ? given : ofLabels(alert.path("labels"));
  }

  private static String ofLabels(JsonNode labels) {
    Map<String, String> sorted = new TreeMap<>();
    labels.properties().forEach(label -> sorted.put(label.getKey(), label.getValue().asText()));
    long sum = OFFSET;
    for (Map.Entry<String, String> label : sorted.entrySet()) {
      // A label without a value is no label.
      if (!label.getValue().isEmpty()) {
        sum = add(add(sum, label.getKey()), label.getValue());
      }
    }
    return HexFormat.of().toHexDigits(sum);
  }

  private static long add(long before, String text) {
    long sum = before;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      sum = add(sum, octet & 255);
    }
    return add(sum, SEPARATOR);
  }

  private static long add(long sum, int octet) {
    return (sum ^ octet) * PRIME;
  }
}
