package io.tocsin.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a form of the page. */
record Form(Map<String, String> fields) {

  static Form read(Context ctx) throws IOException {
    byte[] body = Body.read(ctx, "application/x-www-form-urlencoded");
    Map<String, String> fields = new HashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      String[] nameAndValue = pair.split("=", 2);
      fields.put(decode(nameAndValue[0]), nameAndValue.length == 2 ? decode(nameAndValue[1]) : "");
    }
    return new Form(fields);
  }

  /** A field; empty if it was not sent. */
  String text(String name) {
    return fields.getOrDefault(name, "");
  }

  /** A field; null if it was not sent or is empty. */
  @Nullable String given(String name) {
    String text = text(name);
    return text.isEmpty() ? null : text;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new Refused(400, "The form cannot be read.");
    }
  }
}
