package io.tocsin.slack;

import com.slack.api.methods.response.users.UsersConversationsResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.ResponseMetadata;
import io.tocsin.slack.Called.Done;
import io.tocsin.slack.SlackConfig.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for channels that the bot has made. Whoever makes a channel is in it, so only those that
 * the bot is in are looked through, however many the workspace has.
 */
record OwnChannels(SlackApi api) {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final int PAGE = 200;
  private static final int PAGES = 25;

  /**
   * The open channel that the bot has made under one of these names, the first of them that there
   * is.
   *
   * @param since older ones do not count
   */
  Called<Optional<Conversation>> find(String team, List<String> names, Instant since) {
    String bot = api.workspace(team).map(Workspace::botUser).orElse("");
    List<Conversation> found = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < PAGES && cursor != null; page++) {
      Called<UsersConversationsResponse> read = read(team, cursor);
      if (!(read instanceof Done<UsersConversationsResponse>(UsersConversationsResponse answer))) {
        return read.map(unread -> Optional.empty());
      }
      answer.getChannels().stream()
          .filter(it -> names.contains(it.getName()) && isOwn(it, bot, since))
          .forEach(found::add);
      cursor = next(answer.getResponseMetadata());
    }
    return new Done<>(found.stream().min(Comparator.comparing(it -> names.indexOf(it.getName()))));
  }

  private Called<UsersConversationsResponse> read(String team, String cursor) {
    return api.call(
        team,
        methods ->
            methods.usersConversations(r ->
                r.types(List.of(ConversationType.PUBLIC_CHANNEL))
                    .excludeArchived(true)
                    .limit(PAGE)
                    .cursor(cursor)));
  }

  private static boolean isOwn(Conversation channel, String bot, Instant since) {
    Integer created = channel.getCreated();
    return bot.equals(channel.getCreator())
        && created != null
        && created >= since.minus(SKEW).getEpochSecond()
        && !channel.isArchived();
  }

  private static @Nullable String next(@Nullable ResponseMetadata more) {
    String next = more == null ? "" : Objects.requireNonNullElse(more.getNextCursor(), "");
    return next.isEmpty() ? null : next;
  }
}
