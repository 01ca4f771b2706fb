package io.tocsin.app.slack;

import io.tocsin.app.config.Configuration;
import io.tocsin.core.access.Secret;
import io.tocsin.slack.SlackSetup;
import io.tocsin.slack.SlackSetup.Channel;
import io.tocsin.slack.SlackSetup.Introduction;
import io.tocsin.slack.SlackSetup.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Whether Slack takes the tokens, what they lack, whether the clocks agree and where the bot is.
 *
 * @param good is told what works, and so on
 */
public record SlackCheck(
    Configuration configuration,
    Clock clock,
    Consumer<String> good,
    Consumer<String> doubtful,
    Consumer<String> bad) {
  /** From here on Slack's requests are taken for old ones. */
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  private static final Duration LITTLE_SKEW = Duration.ofSeconds(30);
  private static final int SHOWN = 10;

  /** Asks Slack, if it is configured. */
  public void run() {
    Configuration.Slack slack = configuration.slack();
    if (!slack.isConnected()) {
      doubtful.accept("Slack is not connected; docs/slack.md says how.");
      return;
    }
    String name = configuration.bot().displayName();
    try (SlackSetup setup = new SlackSetup(SlackHouse.config(slack, name, clock))) {
      slack.botToken().ifPresent(token -> token(token, setup));
      listening(slack, setup);
    }
  }

  private void token(Secret token, SlackSetup setup) {
    switch (setup.introduce(token)) {
      case Told.Failed<Introduction>(String why, boolean later) ->
          bad.accept("slack.bot-token: " + why + ".");
      case Told.Fine<Introduction>(Introduction introduction) -> introduced(introduction, setup);
    }
  }

  private void introduced(Introduction introduction, SlackSetup setup) {
    String team = introduction.workspace().team();
    good.accept(
        "Slack takes the bot token: workspace %s (%s)".formatted(introduction.name(), team));
    List<String> teams = configuration.slack().teams();
    if (!teams.isEmpty() && !teams.contains(team)) {
      bad.accept("slack.teams does not name " + team + ", so nobody there is served.");
    }
    introduction.at().ifPresent(this::time);
    scopes(introduction);
    channels(introduction, setup);
  }

  private void time(Instant atSlack) {
    Duration skew = Duration.between(atSlack, clock.instant()).abs();
    String told = "This clock and Slack's differ by " + skew.toSeconds() + " s";
    if (skew.compareTo(MOST_SKEW) >= 0) {
      bad.accept(told + "; nothing that Slack sends is believed. Set the clock.");
    } else if (skew.compareTo(LITTLE_SKEW) >= 0) {
      doubtful.accept(told + "; from 300 s on nothing that Slack sends is believed.");
    } else {
      good.accept(told + ".");
    }
  }

  private void scopes(Introduction introduction) {
    List<SlackSetup.Lack> lacking = SlackSetup.lacking(introduction.scopes());
    if (lacking.isEmpty()) {
      good.accept("The token has all scopes.");
    }
    lacking.forEach(lack ->
        bad.accept(
            "The scope %s is missing: the bot %s. Add it under OAuth & Permissions, and reinstall."
                .formatted(lack.scope(), lack.without())));
  }

  private void channels(Introduction introduction, SlackSetup setup) {
    switch (setup.channels(introduction.workspace())) {
      case Told.Failed<List<Channel>>(String why, boolean later) ->
          doubtful.accept("Channels cannot be listed: " + why + ".");
      case Told.Fine<List<Channel>>(List<Channel> channels) when channels.isEmpty() ->
          doubtful.accept(
              "The bot is in no channel; say `/invite @%s` in one."
                  .formatted(configuration.bot().displayName()));
      case Told.Fine<List<Channel>>(List<Channel> channels) ->
          good.accept("The bot is in " + listed(channels) + ".");
    }
  }

  private static String listed(List<Channel> channels) {
    String names =
        channels.stream()
            .map(channel -> "#" + channel.name())
            .sorted()
            .limit(SHOWN)
            .collect(Collectors.joining(", "));
    int more = channels.size() - SHOWN;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private void listening(Configuration.Slack slack, SlackSetup setup) {
    slack
        .appToken()
        .ifPresent(token -> {
          switch (setup.socket(token)) {
            case Told.Fine<Boolean> fine -> good.accept("Socket Mode: Slack takes the app token.");
            case Told.Failed<Boolean>(String why, boolean later) ->
                bad.accept("Socket Mode, slack.app-token: " + why + ".");
          }
        });
    if (slack.signingSecret().isPresent()) {
      doubtful.accept(
          "HTTP: whether Slack reaches /slack/events here cannot be seen from here; Event"
              + " Subscriptions in the app's settings says so (Verified).");
    }
  }
}
