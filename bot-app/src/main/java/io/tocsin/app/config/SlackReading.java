package io.tocsin.app.config;

import static io.tocsin.app.config.Setting.DATABASE_URL;
import static io.tocsin.app.config.Setting.SECRETS_KEY;
import static io.tocsin.app.config.Setting.SLACK_API_URL;
import static io.tocsin.app.config.Setting.SLACK_APP_TOKEN;
import static io.tocsin.app.config.Setting.SLACK_BOT_TOKEN;
import static io.tocsin.app.config.Setting.SLACK_CLIENT_ID;
import static io.tocsin.app.config.Setting.SLACK_CLIENT_SECRET;
import static io.tocsin.app.config.Setting.SLACK_PIN_EMOJI;
import static io.tocsin.app.config.Setting.SLACK_PREVIOUS_SIGNING_SECRET;
import static io.tocsin.app.config.Setting.SLACK_SIGNING_SECRET;
import static io.tocsin.app.config.Setting.SLACK_TEAMS;

import io.tocsin.app.config.Configuration.Slack;
import java.util.List;
import java.util.stream.Stream;

/** Reads what is said of Slack: nothing at all, or all that it takes. */
record SlackReading(ConfigurationReader reader) {
  private static final String WAY_IN =
      "slack.bot-token, or slack.client-id with slack.client-secret";

  Slack read() {
    Slack slack =
        new Slack(
            reader.find(SLACK_BOT_TOKEN, Rule.BOT_TOKEN),
            reader.find(SLACK_SIGNING_SECRET, Rule.SIGNING_SECRET),
            reader.find(SLACK_PREVIOUS_SIGNING_SECRET, Rule.SIGNING_SECRET),
            reader.find(SLACK_APP_TOKEN, Rule.APP_TOKEN),
            reader.find(SLACK_CLIENT_ID, Rule.CLIENT_ID),
            reader.find(SLACK_CLIENT_SECRET, Rule.SIGNING_SECRET),
            reader.find(SLACK_TEAMS, Rule.TEAMS).orElse(List.of()),
            reader.value(SLACK_PIN_EMOJI, Rule.EMOJI),
            reader.value(SLACK_API_URL, Rule.API_URL));
    wholeOrNothing();
    return slack;
  }

  private void wholeOrNothing() {
    together(SLACK_CLIENT_ID, SLACK_CLIENT_SECRET);
    together(SLACK_CLIENT_SECRET, SLACK_CLIENT_ID);
    together(SLACK_PREVIOUS_SIGNING_SECRET, SLACK_SIGNING_SECRET);
    if (!reader.has(SLACK_BOT_TOKEN) && !reader.has(SLACK_CLIENT_ID)) {
      Stream.of(SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_TEAMS)
          .filter(reader::has)
          .forEach(it -> reader.wrong(it, it.key() + " is of no use without " + WAY_IN + "."));
    } else {
      reachable(reader.has(SLACK_BOT_TOKEN) ? SLACK_BOT_TOKEN : SLACK_CLIENT_ID);
    }
    if (reader.has(SLACK_CLIENT_ID) && !reader.has(SLACK_TEAMS)) {
      reader.wrong(
          SLACK_CLIENT_ID,
          "slack.client-id needs slack.teams, the workspaces that may install the app.");
    }
    if (reader.has(SLACK_CLIENT_ID) && reader.has(DATABASE_URL) && !reader.has(SECRETS_KEY)) {
      reader.wrong(
          SLACK_CLIENT_ID,
          "slack.client-id needs secrets.key, which the tokens of workspaces are sealed with.");
    }
  }

  /** Without a signing secret anybody could speak as Slack. */
  private void reachable(Setting wayIn) {
    if (!reader.has(SLACK_SIGNING_SECRET) && !reader.has(SLACK_APP_TOKEN)) {
      reader.wrong(
          wayIn,
          wayIn.key()
              + " alone lets Tocsin talk but not listen; add slack.app-token (Socket Mode), or"
              + " slack.signing-secret (Slack calls over HTTP).");
    }
  }

  private void together(Setting one, Setting other) {
    if (reader.has(one) && !reader.has(other)) {
      reader.wrong(one, one.key() + " is of no use without " + other.key() + ".");
    }
  }
}
