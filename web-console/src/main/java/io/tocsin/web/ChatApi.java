package io.tocsin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.tocsin.core.chat.local.Heard;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.LocalInbox;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The local chat for programs; docs/chat-api.md is its description. */
record ChatApi(LocalChat chat, LocalInbox inbox, Door door) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> SAY = List.of("as", "text", "thread", "direct");
  private static final List<String> PRESS = List.of("as", "input");
  private static final String NOBODY = "";

  static void error(Context ctx, int status, String reason) {
    json(ctx, status, Map.of("error", reason));
  }

  void rooms(Context ctx) {
    json(ctx, 200, Map.of("rooms", chat.rooms()));
  }

  void say(Context ctx) throws IOException {
    Members body = Members.read(ctx, SAY);
    Heard heard =
        inbox.say(
            ctx.pathParam("room"),
            body.text("as"),
            body.optionalText("thread"),
            body.text("text"),
            body.flag("direct"));
    switch (heard) {
      case Heard.Handled done -> json(ctx, 201, withOnce(Map.of("id", done.message()), done));
      case Heard.AnswerLost lost -> json(ctx, 201, lost(lost));
      case Heard.Unfit unfit -> throw new Refused(400, unfit.reason());
      case Heard.Unknown unknown -> throw Refused.unknown(unknown);
    }
  }

  void press(Context ctx) throws IOException {
    Members body = Members.read(ctx, PRESS);
    Heard heard =
        inbox.press(
            ctx.pathParam("id"),
            ctx.pathParam("action"),
            body.text("as"),
            body.optionalText("input"),
            true);
    switch (heard) {
      case Heard.Handled done -> json(ctx, 200, withOnce(answer(done.answer()), done));
      case Heard.AnswerLost lost -> json(ctx, 200, lost(lost));
      case Heard.Unfit unfit -> throw new Refused(400, unfit.reason());
      case Heard.Unknown unknown -> throw Refused.unknown(unknown);
    }
  }

  void messages(Context ctx) {
    String room = ctx.pathParam("room");
    String viewer = ctx.queryParam("as") == null ? NOBODY : ctx.queryParam("as");
    Query query = Query.of(ctx);
    chat.unknownRoom(room)
        .ifPresent(unknown -> {
          throw Refused.unknown(unknown);
        });
    if (query.after() == null) {
      changes(ctx, chat.latest(room, viewer, query.thread()));
    } else if (query.patience().isZero()) {
      changes(ctx, chat.changes(room, viewer, query.after(), query.thread(), Duration.ZERO));
    } else {
      long after = query.after();
      door.later(
          ctx,
          () -> {
            LocalChat.Changes found =
                chat.changes(room, viewer, after, query.thread(), query.patience());
            return () -> changes(ctx, found);
          });
    }
  }

  /**
   * @param after null for the newest messages
   */
  private record Query(@Nullable Long after, @Nullable UUID thread, Duration patience) {
    static Query of(Context ctx) {
      return new Query(
          QueryParams.number(ctx, "after"),
          QueryParams.message(ctx, "thread"),
          QueryParams.wait(ctx, "wait"));
    }
  }

  private static void changes(Context ctx, LocalChat.Changes changes) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("messages", changes.messages().stream().map(ApiMessage::of).toList());
    answer.put("cursor", changes.cursor());
    json(ctx, 200, answer);
  }

  private static Map<String, @Nullable Object> answer(@Nullable LocalMessage message) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("message", message == null ? null : ApiMessage.of(message));
    return answer;
  }

  /** The answer as it was said, secrets and all; the room has a mask in their place. */
  private static Map<String, @Nullable Object> withOnce(
      Map<String, ? extends @Nullable Object> answer, Heard.Handled done) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(answer);
    if (done.once() != null) {
      all.put("once", ApiMessage.of(done.once()));
    }
    return all;
  }

  private static Map<String, Object> lost(Heard.AnswerLost lost) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", lost.message());
    answer.put("note", "It is done, but the answer could not be kept in the room.");
    answer.put("answer", lost.answer().fallback());
    return answer;
  }

  private static void json(Context ctx, int status, Object body) {
    try {
      ctx.status(status)
          .contentType("application/json; charset=utf-8")
          .result(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
