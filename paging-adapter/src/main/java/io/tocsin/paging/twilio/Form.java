package io.tocsin.paging.twilio;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What Twilio is sent, and what it sends: fields in the way of a form. */
final class Form {
  private final Map<String, String> fields = new LinkedHashMap<>();

  Form with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  String written() {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /**
   * Every value under its name, both in order.
   *
   * @throws IllegalArgumentException if it is no form
   */
  static SortedMap<String, TreeSet<String>> read(byte[] raw) {
    SortedMap<String, TreeSet<String>> read = new TreeMap<>();
    for (String field : new String(raw, StandardCharsets.UTF_8).split("&")) {
      int equals = field.indexOf('=');
      String name = decoded(equals < 0 ? field : field.substring(0, equals));
      String value = equals < 0 ? "" : decoded(field.substring(equals + 1));
      if (!name.isEmpty()) {
        read.computeIfAbsent(name, unknown -> new TreeSet<>()).add(value);
      }
    }
    return read;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
