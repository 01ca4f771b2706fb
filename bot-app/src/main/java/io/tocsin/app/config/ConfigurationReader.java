package io.tocsin.app.config;

import io.tocsin.app.config.Configuration.Bot;
import io.tocsin.app.config.Configuration.Database;
import io.tocsin.app.config.Configuration.Limits;
import io.tocsin.app.config.Configuration.Log;
import io.tocsin.app.config.Configuration.Metrics;
import io.tocsin.app.config.Configuration.Reading;
import io.tocsin.app.config.Configuration.Retention;
import io.tocsin.app.config.Configuration.Secrets;
import io.tocsin.app.config.Configuration.Server;
import io.tocsin.app.config.Configuration.Webhooks;
import io.tocsin.core.access.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads all sources, weakest first, and goes on after a problem: the operator hears of all. */
final class ConfigurationReader {
  private static final int SHOWN = 60;

  private final List<Problem> problems = new ArrayList<>();
  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

  Reading read(
      Optional<Path> yamlFile, Map<String, String> environment, Map<String, String> commandLine) {
    Map<Setting, Given> inFile = new EnumMap<>(Setting.class);
    yamlFile.ifPresent(file -> new YamlFile(file, inFile, problems).read());
    take(inFile);
    Map<Setting, Given> inEnvironment = new EnumMap<>(Setting.class);
    new Environment(environment).read(inEnvironment, problems);
    take(inEnvironment);
    take(onCommandLine(commandLine));
    Configuration configuration = configuration();
    return problems.isEmpty() ? new Reading.Loaded(configuration) : new Reading.Problems(problems);
  }

  private static Map<Setting, Given> onCommandLine(Map<String, String> commandLine) {
    Map<Setting, Given> values = new EnumMap<>(Setting.class);
    commandLine.forEach((key, text) -> {
      Setting setting = Setting.ofKey(key).orElseThrow(() -> new IllegalArgumentException(key));
      values.put(setting, new Given(text, setting.option(), Given.Rank.COMMAND_LINE));
    });
    return values;
  }

  private void take(Map<Setting, Given> source) {
    Given url = source.get(Setting.DATABASE_URL);
    if (url != null && isEmpty(Setting.DATABASE_URL, url)) {
      source.remove(Setting.DATABASE_URL);
    } else if (url != null) {
      DatabaseUrl.parse(url.text())
          .ifPresentOrElse(
              parsed -> spread(parsed, url, source),
              () -> wrong(Setting.DATABASE_URL, url, DatabaseUrl.ALLOWED));
    }
    given.putAll(source);
  }

  /** A URL brings its user and password along; what the same source says expressly wins. */
  private static void spread(DatabaseUrl parsed, Given url, Map<Setting, Given> source) {
    source.put(Setting.DATABASE_URL, url.withText(parsed.jdbc()));
    parsed.user().map(url::withText).ifPresent(it -> source.putIfAbsent(Setting.DATABASE_USER, it));
    parsed
        .password()
        .map(url::withText)
        .ifPresent(it -> source.putIfAbsent(Setting.DATABASE_PASSWORD, it));
  }

  private Configuration configuration() {
    return new Configuration(
        new Server(
            value(Setting.SERVER_PORT, Rule.PORT),
            value(Setting.SERVER_ADDRESS, Rule.ADDRESS),
            find(Setting.SERVER_PUBLIC_URL, Rule.PUBLIC_URL)),
        find(Setting.NODE, Rule.NODE),
        database(),
        new Secrets(
            find(Setting.SECRETS_KEY, Rule.KEY), find(Setting.SECRETS_PREVIOUS_KEY, Rule.KEY)),
        new Webhooks(find(Setting.WEBHOOKS_ALLOW, Rule.HOSTS).orElse(List.of())),
        new SlackReading(this).read(),
        new MailReading(this).read(),
        new TwilioReading(this).read(),
        value(Setting.ACCOUNT, Rule.ACCOUNT),
        value(Setting.REGION, Rule.REGION),
        new Bot(
            value(Setting.BOT_DISPLAY_NAME, Rule.NAME), value(Setting.BOT_DEFAULT_ROOM, Rule.ROOM)),
        new Limits(
            value(Setting.LIMITS_INCIDENTS_PER_PLAN_AND_MONTH, Rule.COUNT),
            find(Setting.LIMITS_PAGES_PER_SECOND, RatesReading.RULE).orElse(Map.of())),
        new Retention(
            value(Setting.RETENTION_CHAT, Rule.DURATION),
            value(Setting.RETENTION_OUTBOX, Rule.DURATION),
            value(Setting.RETENTION_DEDUPE_KEYS, Rule.DURATION)),
        new Metrics(find(Setting.METRICS_TOKEN, Rule.TOKEN)),
        new Log(value(Setting.LOG_FORMAT, Rule.LOG_FORMAT)));
  }

  /** Whatever stronger source names a place decides; user and password belong to a URL. */
  private Database database() {
    Given url = given.get(Setting.DATABASE_URL);
    Given directory = given.get(Setting.DATABASE_DIRECTORY);
    if (url == null) {
      refuseWithoutUrl(Setting.DATABASE_USER);
      refuseWithoutUrl(Setting.DATABASE_PASSWORD);
    } else if (directory == null || Given.BY_RANK.compare(url, directory) > 0) {
      return external(url);
    } else if (url.rank() == directory.rank()) {
      String what =
          "database.url and database.directory (%s) exclude each other; give one of them.";
      problems.add(new Problem(url.where(), what.formatted(directory.where())));
    }
    return new Database.Embedded(value(Setting.DATABASE_DIRECTORY, Rule.DIRECTORY));
  }

  private Database external(Given url) {
    Optional<String> user = find(Setting.DATABASE_USER, Rule.USER);
    Optional<Secret> password = find(Setting.DATABASE_PASSWORD, Rule.SECRET);
    boolean urlIsRight = DatabaseUrl.parse(url.text()).isPresent();
    if (urlIsRight && !given.containsKey(Setting.DATABASE_USER)) {
      problems.add(
          new Problem(url.where(), "database.url names no user; add one, or set database.user."));
    }
    return new Database.External(url.text(), user.orElse(""), password);
  }

  private void refuseWithoutUrl(Setting setting) {
    Given value = given.get(setting);
    if (value != null) {
      String what = setting.key() + " is of no use without database.url.";
      problems.add(new Problem(value.where(), what));
    }
  }

  <T> T value(Setting setting, Rule<T> rule) {
    return find(setting, rule)
        .or(() -> setting.byDefault().flatMap(rule::read))
        .orElseThrow(() -> new IllegalStateException(setting + " has no valid default"));
  }

  <T> Optional<T> find(Setting setting, Rule<T> rule) {
    Given value = given.get(setting);
    if (value == null || isEmpty(setting, value)) {
      return Optional.empty();
    }
    Optional<T> read = rule.read(value.text());
    if (read.isEmpty()) {
      wrong(setting, value, rule.allowed());
    }
    return read;
  }

  boolean has(Setting setting) {
    return given.containsKey(setting);
  }

  /** Something that was said is wrong beside something else. */
  void wrong(Setting setting, String sentence) {
    Given value = given.get(setting);
    problems.add(new Problem(value == null ? setting.key() : value.where(), sentence));
  }

  private boolean isEmpty(Setting setting, Given value) {
    if (value.text().isBlank()) {
      String what = setting.key() + " is empty; give it a value, or leave it out.";
      problems.add(new Problem(value.where(), what));
      return true;
    }
    return false;
  }

  private void wrong(Setting setting, Given value, String allowed) {
    String text = value.text();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    String given = setting.isSecret() ? "" : "; you gave \"" + shown + "\"";
    problems.add(new Problem(value.where(), setting.key() + " takes " + allowed + given + "."));
  }
}
