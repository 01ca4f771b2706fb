package io.tocsin.slack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import io.tocsin.core.Json;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Press;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Message.Input;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forms: what a button asks for, and the start of an incident from the shortcut. A wrong entry is
 * said in the form, which stays open with what was typed; all else is told where the button was.
 */
final class Forms {
  private static final Input START = new Input("Plan and title", List.of(), false);

  private final SlackApi api;
  private final Conversation conversation;
  private final People people;
  private final Replies replies;
  private final HomeTab home;
  private final Afterwards afterwards;
  private final Clock clock;

  Forms(
      SlackApi api,
      Conversation conversation,
      People people,
      Replies replies,
      HomeTab home,
      Afterwards afterwards,
      Clock clock) {
    this.api = api;
    this.conversation = conversation;
    this.people = people;
    this.replies = replies;
    this.home = home;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /** A button was pressed that asks for something. */
  record Opening(Spot spot, String message, Button button) {}

  /**
   * What is remembered while a form is open.
   *
   * @param action of the button; null where what is filled in is the end of a line
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Remembered(
      String team,
      String channel,
      @Nullable String thread,
      String message,
      @Nullable String action) {}

  /** Opens the form; the trigger is good for three seconds. */
  void open(Opening opening, String trigger) {
    Spot spot = opening.spot();
    Input input = opening.button().input();
    Remembered remembered =
        new Remembered(
            spot.team(), spot.channel(), spot.thread(), opening.message(), opening.button().id());
    if (input != null) {
      show(spot, Form.form(opening.button().label(), input, Json.write(remembered)), trigger);
    }
  }

  /** Somebody chose the shortcut that starts an incident. */
  Response shortcut(GlobalShortcutPayload payload) {
    GlobalShortcutPayload.User user = payload.getUser();
    String team = payload.getTeam() == null ? user.getTeamId() : payload.getTeam().getId();
    if (api.workspace(team).isPresent()) {
      Spot spot = Spot.alone(team, user.getId());
      Remembered remembered = new Remembered(team, spot.channel(), null, "", null);
      show(
          spot,
          Form.form("Start an incident", START, Json.write(remembered)),
          payload.getTriggerId());
    }
    return Response.ok();
  }

  private void show(Spot spot, View view, String trigger) {
    afterwards.run(() -> {
      Called<?> opened =
          api.call(spot.team(), methods -> methods.viewsOpen(r -> r.triggerId(trigger).view(view)));
      if (!(opened instanceof Called.Done<?>)) {
        replies.tell(spot, Unserved.LATE);
      }
    });
  }

  /** A form was sent. */
  Response sent(ViewSubmissionPayload payload) {
    if (!Form.CALLBACK.equals(payload.getView().getCallbackId())) {
      return Response.ok();
    }
    Remembered remembered = Json.read(payload.getView().getPrivateMetadata(), Remembered.class);
    if (!isTheSame(remembered, payload) || api.workspace(remembered.team()).isEmpty()) {
      return wrong(Unserved.TEXT);
    }
    try {
      return sent(remembered, payload);
    } catch (Unavailable away) {
      return wrong(Unserved.AWAY);
    }
  }

  private Response sent(Remembered remembered, ViewSubmissionPayload payload) {
    ViewSubmissionPayload.User user = payload.getUser();
    Spot spot =
        new Spot(remembered.team(), remembered.channel(), user.getId(), remembered.thread());
    People.Hint hint = new People.Hint(user.getTeamId(), user.getName(), true);
    Optional<String> input =
        Optional.ofNullable(payload.getView().getState()).flatMap(Form::filledIn);
    Attempt attempt = new Attempt("slack:" + payload.getView().getId(), clock.instant());
    Reply reply = reply(remembered, spot, people.actor(spot, hint), input.orElse(""), attempt);
    if (spot.isAlone()) {
      home.changed(spot, hint);
    }
    return answered(spot, reply);
  }

  private Reply reply(
      Remembered remembered, Spot spot, Actor actor, String input, Attempt attempt) {
    String action = remembered.action();
    return action == null
        ? conversation.say(new Line(actor, spot.room(), null, "start " + input, true, attempt))
        : conversation.press(
            new Press(
                actor, spot.room(), spot.thread(), remembered.message(), action, input, attempt));
  }

  private Response answered(Spot spot, Reply reply) {
    if (reply instanceof Reply.Answer answer && answer.message().error()) {
      return wrong(answer.message().fallback());
    }
    replies.tell(spot, reply);
    return Response.ok();
  }

  /** What stands in a form was put there for the workspace in which it was opened. */
  private static boolean isTheSame(Remembered remembered, ViewSubmissionPayload payload) {
    String team =
        payload.getTeam() == null ? payload.getUser().getTeamId() : payload.getTeam().getId();
    return remembered.team().equals(team);
  }

  private static Response wrong(String text) {
    String shown = Literal.shortened(Literal.readable(text), Limits.LABEL);
    return Response.ok(Map.of("response_action", "errors", "errors", Map.of(Form.FIELD, shown)));
  }
}
