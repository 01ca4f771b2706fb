package io.tocsin.web;

import io.javalin.http.Context;
import io.tocsin.core.chat.local.Stretch.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands behind the question mark, checked. */
final class QueryParams {
  private static final int LONGEST_WAIT = 30;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private QueryParams() {}

  static @Nullable Long number(Context ctx, String name) {
    String given = given(ctx, name);
    if (given == null) {
      return null;
    }
    if (!NUMBER.matcher(given).matches()) {
      throw new Refused(400, "“" + name + "” must be a whole number from 0, not “" + given + "”.");
    }
    return Long.valueOf(given);
  }

  /** A cursor that a browser hands back; null if it has none, or one that is not ours. */
  static @Nullable Long cursor(@Nullable String given) {
    return given == null || !NUMBER.matcher(given).matches() ? null : Long.valueOf(given);
  }

  static @Nullable UUID message(Context ctx, String name) {
    String given = given(ctx, name);
    if (given == null) {
      return null;
    }
    if (!ID.matcher(given).matches()) {
      throw new Refused(400, "“" + name + "” must be the id of a message, not “" + given + "”.");
    }
    return UUID.fromString(given);
  }

  /** A place in a list, as {@link MessageView#order} names it; null if it was not given. */
  static @Nullable Point place(Context ctx, String name) {
    String given = given(ctx, name);
    if (given == null) {
      return null;
    }
    int dash = given.indexOf('-');
    if (dash < 0
        || !NUMBER.matcher(given.substring(0, dash)).matches()
        || !ID.matcher(given.substring(dash + 1)).matches()) {
      throw new Refused(400, "“" + name + "” must be a place in a list, not “" + given + "”.");
    }
    return new Point(
        Instant.ofEpochMilli(Long.parseLong(given.substring(0, dash))),
        UUID.fromString(given.substring(dash + 1)));
  }

  static boolean flag(Context ctx, String name) {
    String given = given(ctx, name);
    if (given != null && !given.equals("true") && !given.equals("false")) {
      throw new Refused(400, "“" + name + "” must be true or false, not “" + given + "”.");
    }
    return "true".equals(given);
  }

  /** Seconds; more than the longest counts as the longest, for the caller asks again anyway. */
  static Duration wait(Context ctx, String name) {
    Long seconds = number(ctx, name);
    return Duration.ofSeconds(seconds == null ? 0 : Math.min(seconds, LONGEST_WAIT));
  }

  private static @Nullable String given(Context ctx, String name) {
    String given = ctx.queryParam(name);
    return given == null || given.isEmpty() ? null : given;
  }
}
