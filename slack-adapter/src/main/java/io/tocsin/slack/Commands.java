package io.tocsin.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.response.Response;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Message;
import java.time.Clock;

/**
 * Slash commands. Slack sends them once and takes the answer with the response, so it is there at
 * once, and also in channels that the bot is not in.
 */
final class Commands {
  private final SlackApi api;
  private final Conversation conversation;
  private final People people;
  private final Clock clock;

  Commands(SlackApi api, Conversation conversation, People people, Clock clock) {
    this.api = api;
    this.conversation = conversation;
    this.people = people;
    this.clock = clock;
  }

  Response said(SlashCommandPayload said) {
    if (api.workspace(said.getTeamId()).isEmpty()) {
      return answer(Message.error(Unserved.TEXT), true);
    }
    try {
      return switch (conversation.say(line(said))) {
        case Reply.Answer(Message message, Message kept, boolean privately) ->
            answer(message, privately || !message.equals(kept));
        case Reply.Silence() -> Response.ok();
      };
    } catch (Unavailable away) {
      return answer(Message.error(Unserved.AWAY), true);
    }
  }

  private Line line(SlashCommandPayload said) {
    Spot spot = new Spot(said.getTeamId(), said.getChannelId(), said.getUserId(), null);
    People.Hint hint = new People.Hint(said.getTeamId(), said.getUserName(), false);
    Actor actor = people.actor(spot, hint);
    String text = said.getText() == null ? "" : said.getText();
    String typed = SlackText.plain(text, said.getTeamId());
    Attempt attempt = new Attempt("slack:" + said.getTriggerId(), clock.instant());
    return new Line(actor, spot.room(), null, typed.isBlank() ? "help" : typed, true, attempt);
  }

  private static Response answer(Message message, boolean privately) {
    BlockKit.Rendered rendered = BlockKit.render(message);
    return Response.ok(
        SlashCommandResponse.builder()
            .responseType(privately ? "ephemeral" : "in_channel")
            .text(rendered.text())
            .blocks(rendered.blocks())
            .build());
  }
}
