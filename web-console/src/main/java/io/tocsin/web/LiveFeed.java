package io.tocsin.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.tocsin.core.Json;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.local.LocalChat;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps open pages up to date by server-sent events. An event carries the rendered messages that
 * changed, and the cursor as its id: a browser that comes back names the last one it has, and goes
 * on from there.
 */
record LiveFeed(Page page) {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  // A page that hears nothing for long takes the line for dead; and we notice it leaving.
  private static final Duration BEAT = Duration.ofSeconds(15);
  // How late what happens in other rooms, or by other nodes, is seen at most.
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** What one open page shows. */
  private record Watch(String room, String viewer, long after) {}

  void open(Context ctx) {
    String room = ctx.queryParam("room") == null ? "" : ctx.queryParam("room");
    page.knownRoom(room);
    String viewer = Viewer.of(ctx, page.config().botName());
    Watch watch = new Watch(room, viewer, after(ctx));
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
      client.sendEvent("beat", "");
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
    LocalChat chat = page.config().chat();
    MessageViews views = new MessageViews(chat.history(), watch.viewer());
    Rooms rooms = new Rooms(client, chat);
    long cursor = watch.after();
    int quiet = 0;
    while (!client.terminated() && !Thread.currentThread().isInterrupted()) {
      rooms.tell();
      LocalChat.Changes changes = chat.changes(watch.room(), watch.viewer(), cursor, null, LOOK);
      if (!changes.messages().isEmpty()) {
        client.sendEvent("messages", html(views, changes), Long.toString(changes.cursor()));
      } else if (++quiet % (BEAT.toSeconds() / LOOK.toSeconds()) == 0) {
        client.sendEvent("beat", "");
      }
      cursor = changes.cursor();
    }
  }

  private static String html(MessageViews views, LocalChat.Changes changes) {
    return views.changed(changes.messages()).stream()
        .map(Templates::message)
        .collect(Collectors.joining("\n"));
  }

  /** Tells a page which rooms there are and how far each has come, when that has changed. */
  private static final class Rooms {
    private final SseClient client;
    private final LocalChat chat;
    private SortedMap<String, Long> told = new TreeMap<>();

    Rooms(SseClient client, LocalChat chat) {
      this.client = client;
      this.chat = chat;
    }

    void tell() {
      SortedMap<String, Long> heads = chat.history().heads();
      if (!heads.equals(told)) {
        client.sendEvent("rooms", Json.write(heads));
        told = heads;
      }
    }
  }
}
