package io.tocsin.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands behind the question mark, checked. */
final class QueryParams {
  private static final int LONGEST_WAIT = 30;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern MESSAGE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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
    if (!MESSAGE.matcher(given).matches()) {
      throw new Refused(400, "“" + name + "” must be the id of a message, not “" + given + "”.");
    }
    return UUID.fromString(given);
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
