package io.tocsin.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Bodies of requests, read no further than a limit, whatever the server allows elsewhere. */
final class Body {
  static final int MAX_BYTES = 1 << 20;

  private Body() {}

  static byte[] read(Context ctx, String mediaType) throws IOException {
    requireType(ctx, mediaType);
    if (ctx.req().getContentLengthLong() > MAX_BYTES) {
      throw tooLarge(ctx);
    }
    try (InputStream in = ctx.req().getInputStream()) {
      byte[] body = in.readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        throw tooLarge(ctx);
      }
      return body;
    }
  }

  private static void requireType(Context ctx, String mediaType) {
    String given = ctx.contentType();
    String bare =
        given == null ? "nothing" : given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!bare.equals(mediaType)) {
      throw new Refused(
          415, "Send the body with Content-Type: " + mediaType + "; it came with " + bare + ".");
    }
  }

  private static Refused tooLarge(Context ctx) {
    // The rest is not read, so the connection cannot be used again.
    ctx.header("Connection", "close");
    return new Refused(413, "The body is too large: at most 1 MiB is taken.");
  }
}
