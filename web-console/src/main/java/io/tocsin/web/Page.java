package io.tocsin.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.local.Heard;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.PersonName;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chat for people: pages, and the forms on them. Works without scripts, only not live. */
record Page(WebConsoleConfig config) {
  private static final String HTML = "text/html; charset=utf-8";

  /** A whole page for a browser that follows a link; a line for a form that a script sent. */
  static void error(Context ctx, int status, String reason) {
    String html = fromScript(ctx) ? Templates.notice(reason) : Templates.problem(reason, "/chat");
    ctx.status(status).contentType(HTML).result(html);
  }

  void home(Context ctx) {
    ctx.redirect(Addresses.room(config.defaultRoom()), HttpStatus.FOUND);
  }

  void room(Context ctx) {
    String room = ctx.pathParam("room");
    knownRoom(room);
    UUID thread = QueryParams.message(ctx, "thread");
    String you = Viewer.of(ctx, config.botName());
    MessageViews views = new MessageViews(config.chat(), you);
    LocalChat.Changes latest = config.chat().latest(room, you, null);
    RoomView view =
        new RoomView(
            room,
            config.chat().rooms(),
            you,
            config.botName(),
            views.ofRoom(latest.messages()),
            latest.cursor(),
            thread == null ? null : thread(room, thread, views));
    ctx.contentType(HTML).result(Templates.room(view));
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
    ctx.redirect(Addresses.room(form.text("room")), HttpStatus.SEE_OTHER);
  }

  void knownRoom(String room) {
    config
        .chat()
        .unknownRoom(room)
        .ifPresent(unknown -> {
          throw Refused.unknown(unknown);
        });
  }

  private RoomView.@Nullable ThreadView thread(String room, UUID root, MessageViews views) {
    LocalChat.Changes thread = config.chat().latest(room, views.viewer(), root);
    return thread.messages().isEmpty()
        ? null
        : new RoomView.ThreadView(root.toString(), views.ofThread(thread.messages()));
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
    if (fromScript(ctx)) {
      ctx.contentType(HTML).result(Templates.notice(notice));
    } else if (notice.isEmpty()) {
      ctx.redirect(back, HttpStatus.SEE_OTHER);
    } else {
      ctx.contentType(HTML).result(Templates.problem(notice, back));
    }
  }

  private static String lost(Message answer) {
    return "It is done, but the answer could not be kept in the room: " + answer.fallback();
  }

  /** Forms send line ends as CR LF. */
  private static String lines(Form form) {
    return form.text("text").replace("\r\n", "\n");
  }

  private static boolean fromScript(Context ctx) {
    return "true".equals(ctx.header("HX-Request"));
  }
}
