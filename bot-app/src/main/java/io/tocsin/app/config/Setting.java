package io.tocsin.app.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of the configuration: its name, its default and what it takes. */
enum Setting {
  SERVER_PORT("server.port", "8080", "--port"),
  SERVER_ADDRESS("server.address", "127.0.0.1"),
  SERVER_PUBLIC_URL("server.public-url", null),
  NODE("node", null, "--node"),
  DATABASE_URL("database.url", null),
  DATABASE_USER("database.user", null),
  DATABASE_PASSWORD("database.password", null),
  DATABASE_DIRECTORY("database.directory", ".tocsin", "--data"),
  SECRETS_KEY("secrets.key", null),
  SECRETS_PREVIOUS_KEY("secrets.previous-key", null),
  WEBHOOKS_ALLOW("webhooks.allow", null),
  SLACK_BOT_TOKEN("slack.bot-token", null),
  SLACK_SIGNING_SECRET("slack.signing-secret", null),
  SLACK_PREVIOUS_SIGNING_SECRET("slack.previous-signing-secret", null),
  SLACK_APP_TOKEN("slack.app-token", null),
  SLACK_CLIENT_ID("slack.client-id", null),
  SLACK_CLIENT_SECRET("slack.client-secret", null),
  SLACK_TEAMS("slack.teams", null),
  SLACK_PIN_EMOJI("slack.pin-emoji", "pushpin"),
  SLACK_API_URL("slack.api-url", "https://slack.com/api/"),
  MAIL_URL("mail.url", null),
  MAIL_FROM("mail.from", null),
  TWILIO_ACCOUNT_SID("twilio.account-sid", null),
  TWILIO_AUTH_TOKEN("twilio.auth-token", null),
  TWILIO_FROM("twilio.from", null),
  TWILIO_SECOND_ACCOUNT_SID("twilio.second-account-sid", null),
  TWILIO_SECOND_AUTH_TOKEN("twilio.second-auth-token", null),
  TWILIO_SECOND_FROM("twilio.second-from", null),
  TWILIO_API_URL("twilio.api-url", "https://api.twilio.com/"),
  ACCOUNT("account", "000000000000"),
  REGION("region", "us-east-1"),
  BOT_DISPLAY_NAME("bot.display-name", "aws"),
  BOT_DEFAULT_ROOM("bot.default-room", "incidents"),
  LIMITS_INCIDENTS_PER_PLAN_AND_MONTH("limits.incidents-per-plan-and-month", "200"),
  LIMITS_PAGES_PER_SECOND("limits.pages-per-second", null),
  RETENTION_CHAT("retention.chat", "90d"),
  RETENTION_OUTBOX("retention.outbox", "7d"),
  RETENTION_DEDUPE_KEYS("retention.dedupe-keys", "7d"),
  METRICS_TOKEN("metrics.token", null),
  LOG_FORMAT("log.format", "text");

  private static final Set<Setting> SECRET =
      EnumSet.of(
          DATABASE_PASSWORD,
          DATABASE_URL,
          SECRETS_KEY,
          SECRETS_PREVIOUS_KEY,
          SLACK_BOT_TOKEN,
          SLACK_SIGNING_SECRET,
          SLACK_PREVIOUS_SIGNING_SECRET,
          SLACK_APP_TOKEN,
          SLACK_CLIENT_SECRET,
          MAIL_URL,
          TWILIO_AUTH_TOKEN,
          TWILIO_SECOND_AUTH_TOKEN,
          METRICS_TOKEN);

  private final String key;
  private final @Nullable String byDefault;
  private final String option;

  Setting(String key, @Nullable String byDefault) {
    this(key, byDefault, "the command line");
  }

  Setting(String key, @Nullable String byDefault, String option) {
    this.key = key;
    this.byDefault = byDefault;
    this.option = option;
  }

  String key() {
    return key;
  }

  Optional<String> byDefault() {
    return Optional.ofNullable(byDefault);
  }

  String variable() {
    return "TOCSIN_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** What stands for it on the command line. */
  String option() {
    return option;
  }

  /** Whether its value must not be shown: a URL may carry a password. */
  boolean isSecret() {
    return SECRET.contains(this);
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  static Optional<Setting> ofVariable(String variable) {
    return Arrays.stream(values()).filter(s -> s.variable().equals(variable)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }

  static List<String> variables() {
    return Arrays.stream(values()).map(Setting::variable).toList();
  }

  /** The settings of a section, such as {@code server}. */
  static List<String> keysIn(String section) {
    return keys().stream().filter(key -> key.startsWith(section + ".")).toList();
  }

  static List<String> sections() {
    return topLevel().stream().filter(name -> !keysIn(name).isEmpty()).toList();
  }

  /** The names that stand at the margin of the file. */
  static List<String> topLevel() {
    return keys().stream().map(key -> key.replaceFirst("\\..*", "")).distinct().toList();
  }
}
