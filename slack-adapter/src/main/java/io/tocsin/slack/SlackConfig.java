package io.tocsin.slack;

import io.tocsin.core.access.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Slack is reached and who may reach us from there.
 *
 * @param apiUrl where Slack's Web API is; ends in a slash
 * @param signingSecrets what requests from Slack are signed with: one, or two while one replaces
 *     the other; none where only Socket Mode is used
 * @param appToken opens Socket Mode; empty where Slack calls us over HTTP
 * @param teams the workspaces that are served; empty for all that have a token
 * @param botName what the bot is called
 * @param pinEmoji the reaction that puts a message on the timeline, without colons
 * @param clock for the age of requests and of what was posted
 */
public record SlackConfig(
    URI apiUrl,
    List<Secret> signingSecrets,
    Optional<Secret> appToken,
    Set<String> teams,
    String botName,
    String pinEmoji,
    Clock clock) {
  public static final URI API = URI.create("https://slack.com/api/");

  /** How long one call of the Web API may take. */
  static final Duration CALL = Duration.ofSeconds(8);

  private static final int MOST_SECRETS = 2;

  /**
   * @throws IllegalArgumentException if a secret is blank, or the address does not end in a slash:
   *     with a blank secret anybody could sign
   */
  public SlackConfig {
    signingSecrets = List.copyOf(signingSecrets);
    teams = Set.copyOf(teams);
    require(signingSecrets.stream().noneMatch(SlackConfig::isBlank), "A signing secret is blank.");
    require(signingSecrets.size() <= MOST_SECRETS, "There are at most two signing secrets.");
    require(appToken.stream().noneMatch(SlackConfig::isBlank), "The app token is blank.");
    require(apiUrl.getPath() != null && apiUrl.getPath().endsWith("/"), "The address needs a /.");
  }

  /** Whether this workspace may be served at all. */
  boolean allows(String team) {
    return teams.isEmpty() || teams.contains(team);
  }

  private static boolean isBlank(Secret secret) {
    return secret.reveal().isBlank();
  }

  private static void require(boolean fits, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The workspaces that let Tocsin in. Asked before each call, so it should remember. */
  @FunctionalInterface
  public interface Tokens {

    /**
     * The workspace with this identifier ({@code T…}); empty if it never let Tocsin in, or threw it
     * out.
     *
     * @throws io.tocsin.core.Unavailable while the database is away
     */
    Optional<Workspace> of(String team);

    /**
     * Slack says that a workspace has thrown Tocsin out. Where tokens are not kept there is nothing
     * to forget.
     *
     * @param ended when that was; what was installed later stays
     * @throws io.tocsin.core.Unavailable while the database is away; Slack then says it again
     */
    default void forget(String team, Instant ended) {}
  }

  /**
   * A workspace that let Tocsin in.
   *
   * @param team its identifier, {@code T…}
   * @param enterprise the organisation it belongs to; null if to none
   * @param botToken what the bot shows to be let in
   * @param botUser the bot as a person, {@code U…}, by which people mention it
   * @param botId the bot as a bot, {@code B…}, which stands on what it posts
   */
  public record Workspace(
      String team, @Nullable String enterprise, Secret botToken, String botUser, String botId) {}
}
