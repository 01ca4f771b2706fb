package io.tocsin.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.local.Heard;
import io.tocsin.core.chat.local.PersonName;
import io.tocsin.core.chat.local.PrivateRoom;
import io.tocsin.core.chat.local.Stretch.Edge;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chat for people: pages, and the forms on them. Works without scripts, only not live. */
record Page(WebConsoleConfig config) {
  private static final String HTML = "text/html; charset=utf-8";

  static void error(Context ctx, int status, String reason) {
    ctx.status(status).contentType(HTML).result(Templates.problem(reason, "/chat", Theme.of(ctx)));
  }

  void home(Context ctx) {
    ctx.redirect(Addresses.room(config.defaultRoom()), HttpStatus.FOUND);
  }

  void room(Context ctx) {
    String room = ctx.pathParam("room");
    String you = Viewer.of(ctx, config.botName());
    knownRoom(room, you);
    UUID thread = QueryParams.message(ctx, "thread");
    Leaf leaf = new Leaf(config.chat(), room, you, true);
    // Before the messages: what is said in between comes once more by the live feed.
    SortedMap<String, Long> heads = config.chat().history().heads(you);
    RoomView view =
        new RoomView(
            room,
            List.copyOf(heads.keySet()),
            you,
            config.botName(),
            Theme.of(ctx),
            heads.getOrDefault(room, 0L),
            leaf.at(null, new Edge.Newest()),
            thread == null ? null : thread(leaf, thread));
    ctx.contentType(HTML).result(Templates.room(view));
  }

  /** Some messages of a room or a thread, for a page that leafs. */
  void messages(Context ctx) {
    String room = ctx.queryParam("room") == null ? "" : ctx.queryParam("room");
    String you = Viewer.of(ctx, config.botName());
    knownRoom(room, you);
    Leaf leaf = new Leaf(config.chat(), room, you, false);
    RoomView.Messages found = leaf.at(QueryParams.message(ctx, "thread"), Leaf.edge(ctx));
    ctx.contentType(HTML).result(Templates.list(found));
  }

  void say(Context ctx) throws IOException {
    Form form = Form.read(ctx);
    String room = form.text("room");
    Heard heard =
        config
            .inbox()
            .say(room, Viewer.of(ctx, config.botName()), form.given("thread"), lines(form), false);
    done(ctx, heard, Addresses.thread(room, form.text("thread")));
  }

  void press(Context ctx) throws IOException {
    Form form = Form.read(ctx);
    String viewer = Viewer.of(ctx, config.botName());
    Heard heard =
        config
            .inbox()
            .press(form.text("message"), form.text("action"), viewer, form.given("input"));
    done(ctx, heard, Addresses.room(form.text("room")));
  }

  void rename(Context ctx) throws IOException {
    Form form = Form.read(ctx);
    String name = form.text("name").strip();
    PersonName.problem(name, config.botName())
        .ifPresent(problem -> {
          throw new Refused(400, problem);
        });
    Viewer.remember(ctx, name);
    ctx.redirect(stillThere(form.text("room")), HttpStatus.SEE_OTHER);
  }

  /** Whoever goes by another name has another private room. */
  private static String stillThere(String room) {
    return PrivateRoom.owner(room).isPresent() ? "/chat" : Addresses.room(room);
  }

  void knownRoom(String room, String viewer) {
    config
        .chat()
        .unknownRoom(room, viewer)
        .ifPresent(unknown -> {
          throw Refused.unknown(unknown);
        });
  }

  private static RoomView.@Nullable Thread thread(Leaf leaf, UUID root) {
    RoomView.Messages messages = leaf.at(root, new Edge.Newest());
    return messages.list().isEmpty() ? null : new RoomView.Thread(root.toString(), messages);
  }

  private static void done(Context ctx, Heard heard, String back) {
    switch (heard) {
      case Heard.Handled handled -> said(ctx, "", back);
      case Heard.AnswerLost lost -> said(ctx, lost(lost.answer()), back);
      case Heard.Unfit unfit -> throw new Refused(400, unfit.reason());
      case Heard.Unknown unknown -> throw Refused.unknown(unknown);
    }
  }

  private static void said(Context ctx, String notice, String back) {
    if (notice.isEmpty()) {
      ctx.redirect(back, HttpStatus.SEE_OTHER);
    } else {
      ctx.contentType(HTML).result(Templates.problem(notice, back, Theme.of(ctx)));
    }
  }

  private static String lost(Message answer) {
    return "It is done, but the answer could not be kept in the room: " + answer.fallback();
  }

  /** Forms send line ends as CR LF. */
  private static String lines(Form form) {
    return form.text("text").replace("\r\n", "\n");
  }
}
