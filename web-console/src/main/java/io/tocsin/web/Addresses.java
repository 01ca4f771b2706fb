package io.tocsin.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the console's own pages; nothing that came from outside leads elsewhere. */
final class Addresses {
  private Addresses() {}

  static String room(String room) {
    return "/chat/" + segment(room);
  }

  static String thread(String room, String thread) {
    return thread.isEmpty() ? room(room) : room(room) + "?thread=" + segment(thread);
  }

  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
