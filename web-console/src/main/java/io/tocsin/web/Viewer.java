package io.tocsin.web;

import io.javalin.http.Context;
import io.tocsin.core.chat.local.PersonName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who looks at the page, as they said themselves; a cookie remembers it. */
final class Viewer {
  private static final String COOKIE = "tocsin-name";
  private static final String UNNAMED = "you";
  private static final int ONE_YEAR = 365 * 24 * 60 * 60;

  private Viewer() {}

  static String of(Context ctx, String botName) {
    String name = decode(ctx.cookie(COOKIE));
    return name == null || PersonName.problem(name, botName).isPresent() ? UNNAMED : name;
  }

  static void remember(Context ctx, String name) {
    String value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(name.getBytes(StandardCharsets.UTF_8));
    ctx.header(
        "Set-Cookie",
        COOKIE + "=" + value + "; Path=/chat; Max-Age=" + ONE_YEAR + "; HttpOnly; SameSite=Strict");
  }

  private static @Nullable String decode(@Nullable String cookie) {
    if (cookie == null) {
      return null;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      return null;
    }
  }
}
