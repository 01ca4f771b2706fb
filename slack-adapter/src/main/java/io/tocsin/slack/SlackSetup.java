package io.tocsin.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.request.users.UsersConversationsRequest.UsersConversationsRequestBuilder;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.ResponseMetadata;
import io.tocsin.core.access.Secret;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.SlackSetup.Told.Failed;
import io.tocsin.slack.SlackSetup.Told.Fine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to connect Slack: whose a token is and what it allows, the end of an installation,
 * and which channels there are. Each call asks Slack and ends within a bounded time.
 */
public final class SlackSetup implements AutoCloseable {
  private static final Workspace NOBODY = new Workspace("", null, new Secret(""), "", "");
  private static final int PAGE = 200;
  private static final int PAGES = 20;

  private final SlackApi api;

  public SlackSetup(SlackConfig config) {
    this.api = new SlackApi(config, team -> Optional.empty());
  }

  /** What Slack said. */
  public sealed interface Told<T> {
    record Fine<T>(T value) implements Told<T> {}

    /**
     * @param why for people, without a full stop
     * @param later whether it may work later
     */
    record Failed<T>(String why, boolean later) implements Told<T> {}

    /** Goes on with what was said, if it was said. */
    default <R> Told<R> then(Function<T, Told<R>> next) {
      return switch (this) {
        case Fine<T>(T value) -> next.apply(value);
        case Failed<T>(String why, boolean later) -> new Failed<>(why, later);
      };
    }
  }

  /**
   * Whose a token is.
   *
   * @param name of the workspace
   * @param scopes what it allows
   * @param at the time by Slack's clock
   */
  public record Introduction(
      Workspace workspace, String name, Set<String> scopes, Optional<Instant> at) {}

  /**
   * @param installedBy the person's identifier
   */
  public record Installed(Introduction introduction, String installedBy) {}

  /** A channel that the bot is in, or may see. */
  public record Channel(String id, String name, boolean joined, boolean archived) {}

  /**
   * A scope that a token lacks.
   *
   * @param without what becomes of the bot, in words that follow "without it the bot"
   */
  public record Lack(String scope, String without) {}

  /**
   * The manifest of the app, for Slack's page "create an app from a manifest".
   *
   * @param address where Slack reaches Tocsin, without a slash at its end; empty for Socket Mode
   */
  public static JsonNode manifest(Optional<String> address, String botName) {
    return Manifest.of(address, botName);
  }

  /** The scopes that the app needs, as the manifest has them. */
  public static List<String> scopes() {
    return Arrays.stream(Scope.values()).map(Scope::id).toList();
  }

  public static List<Lack> lacking(Set<String> scopes) {
    return Arrays.stream(Scope.values())
        .filter(scope -> !scopes.contains(scope.id()))
        .map(scope -> new Lack(scope.id(), scope.without()))
        .toList();
  }

  /** Whose this bot token is. */
  public Told<Introduction> introduce(Secret botToken) {
    Workspace unknown = new Workspace("", null, botToken, "", "");
    return told(api.call(unknown, methods -> methods.authTest(r -> r)))
        .then(answer -> introduced(botToken, answer));
  }

  private static Told<Introduction> introduced(Secret token, AuthTestResponse answer) {
    String team = answer.getTeamId();
    if (team == null || answer.getUserId() == null || answer.getBotId() == null) {
      return new Failed<>("it is no bot token", false);
    }
    Workspace workspace =
        new Workspace(team, answer.getEnterpriseId(), token, answer.getUserId(), answer.getBotId());
    Map<String, List<String>> headers = headers(answer.getHttpResponseHeaders());
    Set<String> scopes =
        values(headers, "x-oauth-scopes").map(String::strip).collect(Collectors.toSet());
    String name = answer.getTeam() == null ? team : answer.getTeam();
    return new Fine<>(new Introduction(workspace, name, scopes, date(headers)));
  }

  /** Names of headers come in any case. */
  private static Map<String, List<String>> headers(@Nullable Map<String, List<String>> given) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (given != null) {
      headers.putAll(given);
    }
    return headers;
  }

  private static Stream<String> values(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)));
  }

  private static Optional<Instant> date(Map<String, List<String>> headers) {
    try {
      return headers.getOrDefault("Date", List.of()).stream()
          .findFirst()
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException strange) {
      return Optional.empty();
    }
  }

  /** Ends an installation with the code that Slack has sent the person back with. */
  public Told<Installed> install(String clientId, Secret clientSecret, String code) {
    Called<OAuthV2AccessResponse> answer =
        api.call(
            NOBODY,
            methods ->
                methods.oauthV2Access(
                    r -> r.clientId(clientId).clientSecret(clientSecret.reveal()).code(code)));
    return told(answer).then(this::installed);
  }

  private Told<Installed> installed(OAuthV2AccessResponse answer) {
    if (answer.isEnterpriseInstall() || answer.getAccessToken() == null) {
      return new Failed<>(
          "it was given to a whole organisation; install it in one workspace", false);
    }
    String by = answer.getAuthedUser() == null ? "" : answer.getAuthedUser().getId();
    return introduce(new Secret(answer.getAccessToken()))
        .then(introduction -> new Fine<>(new Installed(introduction, by)));
  }

  /** Whether an app token opens Socket Mode. */
  public Told<Boolean> socket(Secret appToken) {
    Workspace app = new Workspace("", null, appToken, "", "");
    return told(api.call(app, methods -> methods.appsConnectionsOpen(r -> r)))
        .then(opened -> new Fine<>(true));
  }

  /** The channels that the bot is in. */
  public Told<List<Channel>> channels(Workspace workspace) {
    return channels(workspace, List.of(), "", PAGES);
  }

  private Told<List<Channel>> channels(
      Workspace workspace, List<Channel> before, String cursor, int pages) {
    return told(api.call(workspace, methods -> methods.usersConversations(r -> page(r, cursor))))
        .then(answer -> {
          List<Channel> all = new ArrayList<>(before);
          answer.getChannels().forEach(it -> all.add(joined(it)));
          String next = next(answer.getResponseMetadata());
          return next.isEmpty() || pages == 1
              ? new Fine<>(List.copyOf(all))
              : channels(workspace, all, next, pages - 1);
        });
  }

  private static UsersConversationsRequestBuilder page(
      UsersConversationsRequestBuilder request, String cursor) {
    return request
        .types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))
        .excludeArchived(true)
        .limit(PAGE)
        .cursor(cursor);
  }

  private static String next(@Nullable ResponseMetadata metadata) {
    return metadata == null ? "" : Objects.requireNonNullElse(metadata.getNextCursor(), "");
  }

  private static Channel joined(Conversation channel) {
    return new Channel(channel.getId(), channel.getName(), true, channel.isArchived());
  }

  /** One channel, whether the bot is in it or not. */
  public Told<Channel> channel(Workspace workspace, String id) {
    return told(api.call(workspace, methods -> methods.conversationsInfo(r -> r.channel(id))))
        .then(SlackSetup::seen);
  }

  private static Told<Channel> seen(ConversationsInfoResponse answer) {
    Conversation channel = answer.getChannel();
    String name = channel.getName() == null ? channel.getId() : channel.getName();
    boolean joined = channel.isMember() || channel.isIm();
    return new Fine<>(new Channel(channel.getId(), name, joined, channel.isArchived()));
  }

  private static <T> Told<T> told(Called<T> called) {
    return switch (called) {
      case Called.Done<T>(T result) -> new Fine<>(result);
      case Called.Refused<T> refused -> new Failed<>(refused.why(), false);
      case Called.RateLimited<T> limited -> new Failed<>("Slack asks for a pause", true);
      case Called.Unclear<T>(String why) -> new Failed<>(why, true);
    };
  }

  @Override
  public void close() {
    api.close();
  }
}
