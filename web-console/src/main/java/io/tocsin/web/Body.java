package io.tocsin.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/** Bodies of requests, read no further than a limit, whatever the server allows elsewhere. */
final class Body {
  static final int MAX_BYTES = 1 << 20;

  private Body() {}

  static byte[] read(Context ctx, String mediaType) throws IOException {
    requireType(ctx, mediaType);
    long declared = ctx.req().getContentLengthLong();
    if (declared > MAX_BYTES) {
      hearOut(ctx, declared);
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

  /**
   * Who still sends when the connection ends may never see the answer. So a body that is a little
   * too large is read to its end; one that is far too large is not worth it, nor one that its
   * sender holds back until it is asked for.
   */
  private static void hearOut(Context ctx, long declared) throws IOException {
    if (declared <= 2L * MAX_BYTES && ctx.header("Expect") == null) {
      ctx.req().getInputStream().transferTo(OutputStream.nullOutputStream());
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
