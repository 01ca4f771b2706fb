package io.tocsin.web;

import io.javalin.http.Context;
import io.tocsin.core.Json;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.local.LocalChat;
import java.io.IOException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps open pages up to date by server-sent events. An event carries the rendered messages that
 * changed, and the cursor as its id: a browser that comes back names the last one it has, and goes
 * on from there.
 */
record LiveFeed(Page page, Door door) {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  // A page that hears nothing for long takes the line for dead; and we notice it leaving.
  private static final Duration BEAT = Duration.ofSeconds(15);
  // How late what happens in other rooms is seen at most.
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** What one open page shows. */
  private record Watch(String room, String viewer, long after) {}

  void open(Context ctx) throws IOException {
    String room = ctx.queryParam("room") == null ? "" : ctx.queryParam("room");
    String viewer = Viewer.of(ctx, page.config().botName());
    page.knownRoom(room, viewer);
    Watch watch = new Watch(room, viewer, after(ctx));
    EventStream stream = EventStream.to(ctx);
    door.waiting(() -> {
      follow(stream, watch);
      return stream;
    });
  }

  private static long after(Context ctx) {
    Long asked = QueryParams.number(ctx, "after");
    Long seen = QueryParams.cursor(ctx.header("Last-Event-ID"));
    return Math.max(asked == null ? 0 : asked, seen == null ? 0 : seen);
  }

  private void follow(EventStream stream, Watch watch) {
    try {
      stream.send("beat", "");
      pump(stream, watch);
    } catch (Unavailable away) {
      LOG.debug("The page is told to come back: {}", away.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("A page of room {} could not be kept up to date", watch.room(), failure);
    }
  }

  private void pump(EventStream stream, Watch watch) {
    LocalChat chat = page.config().chat();
    MessageViews views = new MessageViews(chat.history(), watch.viewer());
    SortedMap<String, Long> told = new TreeMap<>();
    long cursor = watch.after();
    int quiet = 0;
    while (stream.isOpen() && !Thread.currentThread().isInterrupted()) {
      told = rooms(stream, chat, watch.viewer(), told);
      LocalChat.Changes changes = chat.changes(watch.room(), watch.viewer(), cursor, null, LOOK);
      if (!changes.messages().isEmpty()) {
        stream.send("messages", html(views, changes), changes.cursor());
      } else if (++quiet % (BEAT.toSeconds() / LOOK.toSeconds()) == 0) {
        stream.send("beat", "");
      }
      cursor = changes.cursor();
    }
  }

  /** Tells which rooms there are and how far each has come, when that has changed. */
  private static SortedMap<String, Long> rooms(
      EventStream stream, LocalChat chat, String viewer, SortedMap<String, Long> told) {
    SortedMap<String, Long> heads = chat.history().heads(viewer);
    if (!heads.equals(told)) {
      stream.send("rooms", Json.write(heads));
    }
    return heads;
  }

  private static String html(MessageViews views, LocalChat.Changes changes) {
    return views.changed(changes.messages()).stream()
        .map(Templates::message)
        .collect(Collectors.joining("\n"));
  }
}
