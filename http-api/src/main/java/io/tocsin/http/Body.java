package io.tocsin.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read no further than a limit.
 *
 * @param declared how long the sender says it is; negative if it does not say
 * @param encoding what the sender did to it, such as {@code gzip}; null if nothing
 */
record Body(long declared, @Nullable String encoding, Source source) {
  static final int MAX_BYTES = 1 << 20;

  /** Opens the stream; a client that waits for leave to send is given it by that. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  static Body of(Context ctx) {
    return new Body(
        ctx.req().getContentLengthLong(),
        ctx.header("Content-Encoding"),
        () -> ctx.req().getInputStream());
  }

  byte[] read() {
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new Refused(Reply.error(415, "The body is encoded; send it without Content-Encoding."));
    }
    if (declared > MAX_BYTES) {
      throw tooLarge();
    }
    byte[] bytes = readBounded();
    if (bytes.length > MAX_BYTES) {
      throw tooLarge();
    }
    return bytes;
  }

  private byte[] readBounded() {
    try (InputStream in = source.open()) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw e.getCause() instanceof TimeoutException
          ? endsConnection(408, "The body did not arrive in time; nothing was kept.")
          : endsConnection(400, "The body did not arrive whole; nothing was kept.");
    }
  }

  private static Refused tooLarge() {
    return endsConnection(413, "The body is too large: at most 1 MiB is taken.");
  }

  /** What is left of the body is not read, so nothing can follow it. */
  private static Refused endsConnection(int status, String reason) {
    return new Refused(Reply.error(status, reason).with("Connection", "close"));
  }
}
