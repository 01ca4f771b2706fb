package io.tocsin.slack;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.Message;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.Conversation.Quote;
import io.tocsin.slack.SlackConfig.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Messages that somebody wants on the timeline, by a shortcut or by an emoji: each becomes a note
 * with its own time, its author and a link to it.
 */
final class Pins {
  private static final Pattern LINK = Pattern.compile("https://[!-~]{1,1000}");
  private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]+)>");

  private final SlackApi api;
  private final Conversation conversation;
  private final People people;
  private final Replies replies;
  private final Afterwards afterwards;
  private final String emoji;

  Pins(
      SlackApi api,
      Conversation conversation,
      People people,
      Replies replies,
      Afterwards afterwards,
      String emoji) {
    this.api = api;
    this.conversation = conversation;
    this.people = people;
    this.replies = replies;
    this.afterwards = afterwards;
    this.emoji = emoji;
  }

  /** Somebody put an emoji on a message. */
  void reacted(Heard heard, Workspace workspace) {
    String user = heard.text("user");
    String ts = heard.event().path("item").path("ts").asText();
    String channel = heard.event().path("item").path("channel").asText();
    boolean meant = isPin(heard.text("reaction")) && !ts.isEmpty() && !channel.isEmpty();
    if (user != null && meant && !user.equals(workspace.botUser())) {
      Spot spot = new Spot(heard.team(), channel, user, null);
      keep(spot, new People.Hint(heard.home(), null, heard.shared()), ts);
    }
  }

  /** The emoji in any colour of skin. */
  private boolean isPin(@Nullable String reaction) {
    return reaction != null && reaction.split("::", 2)[0].equals(emoji);
  }

  private void keep(Spot spot, People.Hint hint, String ts) {
    switch (message(spot, ts)) {
      case Called.Done<Optional<Message>>(Optional<Message> found) ->
          found.ifPresent(message -> keep(spot, hint, message));
      case Called.Refused<Optional<Message>> refused ->
          replies.tell(spot, "The message cannot be read. " + refused.why() + ".");
      case Called.RateLimited<Optional<Message>>(var pause) -> throw later("a pause", pause);
      case Called.Unclear<Optional<Message>>(String why) -> throw later(why, SlackApi.SHORTEST);
    }
  }

  /** Slack tells of the emoji again, as of everything that was not taken. */
  private static Unavailable later(String why, Duration pause) {
    return new Unavailable("Slack", pause, new IllegalStateException(why));
  }

  /** This finds answers in threads as well; the history of a channel holds none. */
  private Called<Optional<Message>> message(Spot spot, String ts) {
    return api.call(
            spot.team(),
            methods ->
                methods.conversationsReplies(
                    r -> r.channel(spot.channel()).ts(ts).inclusive(true).limit(1)))
        .map(answer -> Optional.ofNullable(answer.getMessages()).orElse(List.of()).stream())
        .map(messages -> messages.filter(message -> ts.equals(message.getTs())).findFirst());
  }

  /**
   * Somebody chose the shortcut on a message. Slack waits for no more than the answer that it has
   * come; what became of it is told when the author and the link are found.
   */
  Response chosen(MessageShortcutPayload payload) {
    MessageShortcutPayload.User user = payload.getUser();
    String team = payload.getTeam() == null ? user.getTeamId() : payload.getTeam().getId();
    if (api.workspace(team).isPresent() && payload.getMessage() != null) {
      Spot spot = new Spot(team, payload.getChannel().getId(), user.getId(), null);
      People.Hint hint = new People.Hint(user.getTeamId(), user.getName(), true);
      afterwards.run(() -> choose(spot, hint, payload.getMessage()));
    }
    return Response.ok();
  }

  private void choose(Spot spot, People.Hint hint, Message message) {
    try {
      keep(spot, hint, message);
    } catch (Unavailable away) {
      replies.tell(spot, Unserved.AWAY);
    }
  }

  private void keep(Spot spot, People.Hint hint, Message message) {
    Optional<Instant> at = Ts.instant(message.getTs());
    if (at.isEmpty()) {
      return;
    }
    String thread = message.getTs().equals(message.getThreadTs()) ? null : message.getThreadTs();
    Spot there = new Spot(spot.team(), spot.channel(), spot.user(), thread);
    String token = "slack:pin:" + spot.team() + "/" + spot.channel() + "/" + message.getTs();
    Quote quote =
        new Quote(
            people.actor(there, hint),
            there.room(),
            thread,
            new Quote.Said(author(spot, message), text(spot, message), link(spot, message)),
            new Attempt(token, at.get()));
    replies.tell(there, conversation.keep(quote));
  }

  private String author(Spot spot, Message message) {
    if (message.getUser() != null) {
      return people.name(spot.team(), message.getUser());
    }
    return message.getUsername() == null ? "a program" : message.getUsername();
  }

  /** As it was typed, the people in it by their names. */
  private String text(Spot spot, Message message) {
    String text = message.getText() == null ? "" : message.getText();
    return MENTION
        .matcher(SlackText.plain(text, spot.team()))
        .replaceAll(
            found -> Matcher.quoteReplacement("@" + people.name(spot.team(), found.group(1))));
  }

  /** Without it the note is still worth keeping. */
  private @Nullable String link(Spot spot, Message message) {
    Called<Optional<String>> link =
        api.call(
                spot.team(),
                methods ->
                    methods.chatGetPermalink(
                        r -> r.channel(spot.channel()).messageTs(message.getTs())))
            .map(answer -> Optional.ofNullable(answer.getPermalink()));
    return link instanceof Called.Done<Optional<String>>(Optional<String> address)
        ? address.filter(it -> LINK.matcher(it).matches()).orElse(null)
        : null;
  }
}
