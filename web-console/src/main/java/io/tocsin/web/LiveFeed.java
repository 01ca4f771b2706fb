package io.tocsin.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.local.LocalChat;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps open pages up to date by server-sent events. An event carries the rendered messages that
 * changed, and the cursor as its id: a browser that comes back names the last one it has, and goes
 * on from there.
 */
record LiveFeed(Page page) {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  // Proxies and browsers give up on a line that is silent for a minute; we notice them leaving.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** What one open page shows. */
  private record Watch(String room, String viewer, @Nullable UUID thread, long after) {}

  void open(Context ctx) {
    String room = ctx.queryParam("room") == null ? "" : ctx.queryParam("room");
    page.knownRoom(room);
    String viewer = Viewer.of(ctx, page.config().botName());
    Watch watch = new Watch(room, viewer, QueryParams.message(ctx, "thread"), after(ctx));
    new SseHandler(0, client -> start(client, watch)).handle(ctx);
  }

  private static long after(Context ctx) {
    Long asked = QueryParams.number(ctx, "after");
    Long seen = QueryParams.cursor(ctx.header("Last-Event-ID"));
    return Math.max(asked == null ? 0 : asked, seen == null ? 0 : seen);
  }

  private void start(SseClient client, Watch watch) {
    client.keepAlive();
    try {
      page.config().waiters().execute(() -> follow(client, watch));
    } catch (RejectedExecutionException stopping) {
      client.close();
    }
  }

  private void follow(SseClient client, Watch watch) {
    try {
      client.sendComment("open");
      pump(client, watch);
    } catch (Unavailable away) {
      LOG.debug("The page is told to come back: {}", away.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("A page of room {} could not be kept up to date", watch.room(), failure);
    } finally {
      client.close();
    }
  }

  private void pump(SseClient client, Watch watch) {
    MessageViews views = new MessageViews(page.config().chat(), watch.viewer());
    long cursor = watch.after();
    while (!client.terminated() && !Thread.currentThread().isInterrupted()) {
      LocalChat.Changes changes =
          views.chat().changes(watch.room(), watch.viewer(), cursor, null, HEARTBEAT);
      if (changes.messages().isEmpty()) {
        client.sendComment("still here");
      } else {
        client.sendEvent("messages", html(views, changes, watch), Long.toString(changes.cursor()));
      }
      cursor = changes.cursor();
    }
  }

  private static String html(MessageViews views, LocalChat.Changes changes, Watch watch) {
    return views.changed(changes.messages(), watch.thread()).stream()
        .map(Templates::message)
        .collect(Collectors.joining("\n"));
  }
}
