package io.tocsin.slack;

import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.slack.SlackConfig.Workspace;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines that people write. In a channel they have to mention the bot, or be a bare acknowledgement;
 * to the bot alone everything is for it. A message that comes by two subscriptions is heard once.
 */
final class Lines {
  /** What the core may take for a command without the platform's own mention. */
  private static final Pattern PERHAPS =
      Pattern.compile("(?s)\\s*(?:@.*|ack[.!]?\\s*)", Pattern.CASE_INSENSITIVE);

  private final SlackApi api;
  private final Conversation conversation;
  private final People people;
  private final Replies replies;
  private final Once<Boolean> messages;

  Lines(
      SlackApi api,
      Conversation conversation,
      People people,
      Replies replies,
      Once<Boolean> messages) {
    this.api = api;
    this.conversation = conversation;
    this.people = people;
    this.replies = replies;
    this.messages = messages;
  }

  /** The bot was mentioned in a channel. */
  void mentioned(Heard heard, Workspace workspace) {
    said(heard, workspace, false);
  }

  /** Something was written where the bot can read it. */
  void written(Heard heard, Workspace workspace) {
    boolean alone = "im".equals(heard.text("channel_type"));
    String text = heard.text("text");
    boolean perhaps = text != null && PERHAPS.matcher(SlackText.plain(text, "")).matches();
    if (alone || perhaps) {
      said(heard, workspace, alone);
    }
  }

  private void said(Heard heard, Workspace workspace, boolean alone) {
    String user = heard.text("user");
    String channel = heard.text("channel");
    String ts = heard.text("ts");
    if (user == null || channel == null || ts == null || !isByPerson(heard, workspace)) {
      return;
    }
    String thread = heard.text("thread_ts");
    Spot spot = new Spot(heard.team(), channel, user, ts.equals(thread) ? null : thread);
    messages.run(token(spot, ts), () -> say(spot, heard, workspace, alone, ts));
  }

  private boolean say(Spot spot, Heard heard, Workspace workspace, boolean alone, String ts) {
    SlackText text =
        SlackText.read(
            Optional.ofNullable(heard.text("text")).orElse(""), workspace.botUser(), spot.team());
    People.Hint hint = new People.Hint(heard.home(), null, heard.shared());
    Attempt attempt = new Attempt(token(spot, ts), Ts.instant(ts).orElse(heard.at()));
    boolean direct = alone || text.addressed();
    String typed = text.addressed() && text.text().isBlank() ? "help" : text.text();
    Reply reply =
        conversation.say(
            new Line(people.actor(spot, hint), spot.room(), spot.thread(), typed, direct, attempt));
    replies.tell(spot, reply);
    return true;
  }

  private static String token(Spot spot, String ts) {
    return "slack:" + spot.team() + "/" + spot.channel() + "/" + ts;
  }

  /** Edited messages were heard before; what programs write is no command, least of all our own. */
  private static boolean isByPerson(Heard heard, Workspace workspace) {
    return heard.text("subtype") == null
        && heard.text("bot_id") == null
        && !heard.event().has("edited")
        && !isOurs(heard.text("user"), workspace);
  }

  private static boolean isOurs(@Nullable String user, Workspace workspace) {
    return workspace.botUser().equals(user);
  }
}
