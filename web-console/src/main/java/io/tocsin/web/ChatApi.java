package io.tocsin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.tocsin.core.chat.local.Heard;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.LocalInbox;
import io.tocsin.core.chat.local.Pressing;
import io.tocsin.core.chat.local.Saying;
import io.tocsin.core.chat.local.Stretch;
import io.tocsin.core.chat.local.Stretch.Edge;
import io.tocsin.core.chat.local.Stretch.Part;
import io.tocsin.core.chat.local.Stretch.Point;
import io.tocsin.core.command.Completion;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The local chat for programs; docs/chat-api.md is its description. */
record ChatApi(LocalChat chat, LocalInbox inbox, Completion completion, Door door) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> SAY = List.of("as", "text", "thread", "direct", "clientId");
  private static final List<String> PRESS = List.of("as", "input", "clientId");
  private static final String NOBODY = "";

  static void error(Context ctx, int status, String reason) {
    json(ctx, status, Map.of("error", reason));
  }

  void rooms(Context ctx) {
    json(ctx, 200, Map.of("rooms", chat.rooms(viewer(ctx))));
  }

  void say(Context ctx) throws IOException {
    Members body = Members.read(ctx, SAY);
    Heard heard =
        inbox.say(
            new Saying(
                ctx.pathParam("room"),
                body.text("as"),
                body.optionalText("thread"),
                body.text("text"),
                body.flag("direct"),
                body.optionalId("clientId")));
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
            new Pressing(
                ctx.pathParam("id"),
                ctx.pathParam("action"),
                body.text("as"),
                body.optionalText("input"),
                true,
                body.optionalId("clientId")));
    switch (heard) {
      case Heard.Handled done -> json(ctx, 200, withOnce(answer(done.answer()), done));
      case Heard.AnswerLost lost -> json(ctx, 200, lost(lost));
      case Heard.Unfit unfit -> throw new Refused(400, unfit.reason());
      case Heard.Unknown unknown -> throw Refused.unknown(unknown);
    }
  }

  /** What could be typed next; nobody's name is asked for, for all names are known to all. */
  void complete(Context ctx) {
    String line = ctx.queryParam("line") == null ? "" : ctx.queryParam("line");
    Long cursor = QueryParams.number(ctx, "cursor");
    int at = cursor == null || cursor > line.length() ? line.length() : cursor.intValue();
    json(ctx, 200, completion.at(line, at, QueryParams.flag(ctx, "direct")));
  }

  void messages(Context ctx) {
    String room = ctx.pathParam("room");
    String viewer = viewer(ctx);
    Query query = Query.of(ctx);
    chat.unknownRoom(room, viewer)
        .ifPresent(unknown -> {
          throw Refused.unknown(unknown);
        });
    if (query.before() != null) {
      json(ctx, 200, Map.of("messages", before(room, viewer, query.before(), query.thread())));
    } else if (query.after() == null) {
      changes(ctx, chat.latest(room, viewer, query.thread()));
    } else if (query.patience().isZero()) {
      changes(ctx, chat.changes(room, viewer, query.after(), query.thread(), Duration.ZERO));
    } else {
      long after = query.after();
      changes(
          ctx,
          door.waiting(() -> chat.changes(room, viewer, after, query.thread(), query.patience())));
    }
  }

  private static String viewer(Context ctx) {
    String as = ctx.queryParam("as");
    return as == null ? NOBODY : as;
  }

  private List<ApiMessage> before(String room, String viewer, UUID id, @Nullable UUID thread) {
    LocalMessage behind =
        chat.message(id, viewer)
            .filter(message -> message.room().equals(room))
            .orElseThrow(() -> new Refused(404, "There is no message “" + id + "” in the room."));
    Part part = thread == null ? new Part.Everything() : new Part.Thread(thread);
    Edge edge = new Edge.Before(Point.of(behind));
    return chat.history().messages(new Stretch(room, viewer, part, edge, LocalChat.PAGE)).stream()
        .map(ApiMessage::of)
        .toList();
  }

  /**
   * @param after null for the newest messages
   * @param before null unless older messages are asked for
   */
  private record Query(
      @Nullable Long after, @Nullable UUID before, @Nullable UUID thread, Duration patience) {
    static Query of(Context ctx) {
      Long after = QueryParams.number(ctx, "after");
      UUID before = QueryParams.message(ctx, "before");
      if (after != null && before != null) {
        throw new Refused(400, "Give “after” or “before”, not both.");
      }
      return new Query(
          after, before, QueryParams.message(ctx, "thread"), QueryParams.wait(ctx, "wait"));
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
