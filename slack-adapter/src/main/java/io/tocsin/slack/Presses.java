package io.tocsin.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.Conversation.Press;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Buttons. Slack sends a press once and shows a warning to whoever pressed if it is not answered in
 * time, so it is always answered; what came of it is told afterwards. A button that asks for
 * something opens a form.
 */
final class Presses {
  private final SlackApi api;
  private final Conversation conversation;
  private final People people;
  private final Replies replies;
  private final Forms forms;
  private final HomeTab home;
  private final Clock clock;

  Presses(
      SlackApi api,
      Conversation conversation,
      People people,
      Replies replies,
      Forms forms,
      HomeTab home,
      Clock clock) {
    this.api = api;
    this.conversation = conversation;
    this.people = people;
    this.replies = replies;
    this.forms = forms;
    this.home = home;
    this.clock = clock;
  }

  /** Buttons are pressed one at a time; should Slack ever send several, each of them counts. */
  Response pressed(BlockActionPayload payload) {
    spot(payload).ifPresent(spot -> pressed(spot, payload));
    return Response.ok();
  }

  private void pressed(Spot spot, BlockActionPayload payload) {
    if (api.workspace(spot.team()).isEmpty()) {
      return;
    }
    List<BlockActionPayload.Action> actions = payload.getActions();
    for (int i = 0; i < actions.size(); i++) {
      String attempt = "slack:" + payload.getTriggerId() + (i == 0 ? "" : "/" + i);
      button(actions.get(i)).ifPresent(button -> pressed(spot, payload, button, attempt));
    }
  }

  private void pressed(Spot spot, BlockActionPayload payload, Button button, String attempt) {
    if (button.input() != null) {
      forms.open(new Forms.Opening(spot, message(payload), button), payload.getTriggerId());
      return;
    }
    Press press =
        new Press(
            people.actor(spot, hint(payload)),
            spot.room(),
            spot.thread(),
            message(payload),
            button.id(),
            null,
            new Attempt(attempt, clock.instant()));
    try {
      replies.tell(spot, conversation.press(press));
      if (spot.isAlone()) {
        home.changed(spot, hint(payload));
      }
    } catch (Unavailable away) {
      replies.tell(spot, Unserved.AWAY);
    }
  }

  /** Ours; links and whatever other programs have put there are nobody's business. */
  private static Optional<Button> button(BlockActionPayload.Action action) {
    String value = action.getValue();
    boolean ours = action.getActionId() != null && action.getActionId().startsWith(BlockKit.ACTION);
    return ours && value != null && !value.isEmpty() && value.length() <= Limits.VALUE
        ? Optional.of(Button.read(value))
        : Optional.empty();
  }

  /** Where it was; the workspace and the person stand in the payload, or it is none of ours. */
  private static Optional<Spot> spot(BlockActionPayload payload) {
    BlockActionPayload.User user = payload.getUser();
    if (user == null || payload.getActions() == null) {
      return Optional.empty();
    }
    String team = payload.getTeam() == null ? user.getTeamId() : payload.getTeam().getId();
    String channel = payload.getChannel() == null ? user.getId() : payload.getChannel().getId();
    return team == null || channel == null
        ? Optional.empty()
        : Optional.of(new Spot(team, channel, user.getId(), thread(payload)));
  }

  /** The first message of a thread stands in the channel, not in its thread. */
  private static @Nullable String thread(BlockActionPayload payload) {
    String inContainer =
        payload.getContainer() == null ? null : payload.getContainer().getThreadTs();
    String inMessage = payload.getMessage() == null ? null : payload.getMessage().getThreadTs();
    String thread = inContainer == null ? inMessage : inContainer;
    return Objects.equals(thread, message(payload)) ? null : thread;
  }

  private static String message(BlockActionPayload payload) {
    BlockActionPayload.Container container = payload.getContainer();
    String message = container == null ? null : container.getMessageTs();
    return message == null ? "" : message;
  }

  private static People.Hint hint(BlockActionPayload payload) {
    BlockActionPayload.User user = payload.getUser();
    return new People.Hint(user.getTeamId(), user.getName(), true);
  }
}
