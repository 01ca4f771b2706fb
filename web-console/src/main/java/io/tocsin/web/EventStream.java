package io.tocsin.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events to one reader, who is found to have left when something is sent.
 *
 * <p>Written by hand, because Javalin's own goes on with a request that the server may have done
 * away with, and then never ends.
 */
final class EventStream {
  private final OutputStream out;
  private boolean open = true;

  private EventStream(OutputStream out) {
    this.out = out;
  }

  static EventStream to(Context ctx) throws IOException {
    ctx.res().setContentType("text/event-stream;charset=utf-8");
    ctx.res().setHeader("X-Accel-Buffering", "no");
    ctx.res().flushBuffer();
    return new EventStream(ctx.res().getOutputStream());
  }

  boolean isOpen() {
    return open;
  }

  void send(String name, String data) {
    send(name, data, null);
  }

  /**
   * @param id what a reader that comes back names as the last it has; null to leave that as it is
   */
  void send(String name, String data, @Nullable Long id) {
    StringBuilder event = new StringBuilder(data.length() + 64);
    event.append("event: ").append(name).append('\n');
    if (id != null) {
      event.append("id: ").append(id).append('\n');
    }
    data.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    write(data.isEmpty() ? event.append("data:\n\n") : event.append('\n'));
  }

  private void write(CharSequence event) {
    try {
      out.write(event.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException left) {
      open = false;
    }
  }
}
