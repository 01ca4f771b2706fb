package io.tocsin.http;

import io.javalin.http.Context;
import io.tocsin.core.access.Secret;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is presented, nothing of it believed yet.
 *
 * @param name the source that the address names
 * @param key what is presented as its key; null if nothing is
 * @param isFromSns whether it says so in its header
 */
record EventRequest(String name, @Nullable Secret key, boolean isFromSns, Body body) {
  static final String NAME = "name";
  static final String KEY = "key";

  private static final Pattern BEARER =
      Pattern.compile("bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

  static EventRequest of(Context ctx) {
    boolean isFromSns = ctx.header("x-amz-sns-message-type") != null;
    return new EventRequest(ctx.pathParam(NAME), key(ctx), isFromSns, Body.of(ctx));
  }

  /** A key in the address is meant; a header beside it may be a proxy's. */
  private static @Nullable Secret key(Context ctx) {
    String inAddress = ctx.pathParamMap().get(KEY);
    return inAddress == null ? bearer(ctx.header("Authorization")) : new Secret(inAddress);
  }

  /** The token of such a header; null if it is another one or none. */
  static @Nullable Secret bearer(@Nullable String authorization) {
    Matcher matcher = BEARER.matcher(authorization == null ? "" : authorization);
    return matcher.matches() ? new Secret(matcher.group(1)) : null;
  }
}
