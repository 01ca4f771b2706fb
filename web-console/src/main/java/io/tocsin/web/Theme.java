package io.tocsin.web;

import io.javalin.http.Context;
import java.util.Set;

/** Light or dark, as the reader chose; the page's script keeps the choice in a cookie. */
final class Theme {
  private static final String COOKIE = "tocsin-theme";
  private static final Set<String> CHOSEN = Set.of("light", "dark");

  private Theme() {}

  static String of(Context ctx) {
    String theme = ctx.cookie(COOKIE);
    return theme != null && CHOSEN.contains(theme) ? theme : "auto";
  }
}
