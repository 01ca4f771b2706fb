package io.tocsin.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.config.Configuration.Database;
import io.tocsin.app.config.Configuration.LogFormat;
import io.tocsin.app.config.Configuration.Reading;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.ChannelType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void has_a_default_for_everything() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new Configuration(
                new Configuration.Server(
                    8080, InetAddress.ofLiteral("127.0.0.1"), Optional.empty()),
                Optional.empty(),
                new Database.Embedded(Path.of(".tocsin")),
                new Configuration.Secrets(Optional.empty(), Optional.empty()),
                new Configuration.Webhooks(List.of()),
                new Configuration.Slack(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "pushpin",
                    URI.create("https://slack.com/api/")),
                new Configuration.Mail(Optional.empty(), Optional.empty()),
                new Configuration.Twilio(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    URI.create("https://api.twilio.com/")),
                "000000000000",
                "us-east-1",
                new Configuration.Bot("aws", "incidents"),
                new Configuration.Limits(200, Map.of()),
                new Configuration.Retention(
                    Duration.ofDays(90), Duration.ofDays(7), Duration.ofDays(7)),
                new Configuration.Metrics(Optional.empty()),
                new Configuration.Log(LogFormat.TEXT)));
  }

  @Test
  void reads_every_setting_from_the_file() throws IOException {
    Configuration configuration =
        loaded(
            file(
                """
                server:
                  port: 9000
                  address: "::1"
                  public-url: https://tocsin.example.com/in
                database:
                  url: postgres://maria:s%40crat@db.example.com/incidents?sslmode=require
                secrets:
                  key: MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=
                  previous-key: YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI=
                webhooks:
                  allow: 127.0.0.1:9099, Chat.internal
                slack:
                  bot-token: xoxb-1111-2222-abcdef
                  signing-secret: 8f742231b10e8888abcd99yyyzzz85a5
                  previous-signing-secret: 00742231b10e8888abcd99yyyzzz85a5
                  app-token: xapp-1-A111-222-abcdef
                  client-id: 111.222
                  client-secret: 11742231b10e8888abcd99yyyzzz85a5
                  teams: T0001 T0002
                  pin-emoji: ":round_pushpin:"
                  api-url: http://127.0.0.1:9000/api/
                mail:
                  url: smtps://ops:s%40crat@mail.example.com
                  from: tocsin@example.com
                twilio:
                  account-sid: AC00000000000000000000000000000001
                  auth-token: 1234567890abcdef
                  from: "+15550109001"
                  second-account-sid: AC00000000000000000000000000000002
                  second-auth-token: 2234567890abcdef
                  second-from: "+15550109002"
                  api-url: http://127.0.0.1:9001/
                account: 012345678901
                region: eu-central-1
                bot:
                  display-name: Tocsin
                  default-room: ops
                limits:
                  incidents-per-plan-and-month: 50
                retention:
                  chat: P30D
                  outbox: 36h
                  dedupe-keys: 90m
                metrics:
                  token: sixteen-letters-or-more
                log:
                  format: json
                node: b
                """),
            Map.of(),
            Map.of());

    assertThat(configuration)
        .isEqualTo(
            new Configuration(
                new Configuration.Server(
                    9000,
                    InetAddress.ofLiteral("::1"),
                    Optional.of(URI.create("https://tocsin.example.com/in/"))),
                Optional.of("b"),
                new Database.External(
                    "jdbc:postgresql://db.example.com/incidents?sslmode=require",
                    "maria",
                    Optional.of(new Secret("s@crat"))),
                new Configuration.Secrets(
                    Optional.of(new Secret("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")),
                    Optional.of(new Secret("YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI="))),
                new Configuration.Webhooks(List.of("127.0.0.1:9099", "chat.internal")),
                new Configuration.Slack(
                    Optional.of(new Secret("xoxb-1111-2222-abcdef")),
                    Optional.of(new Secret("8f742231b10e8888abcd99yyyzzz85a5")),
                    Optional.of(new Secret("00742231b10e8888abcd99yyyzzz85a5")),
                    Optional.of(new Secret("xapp-1-A111-222-abcdef")),
                    Optional.of("111.222"),
                    Optional.of(new Secret("11742231b10e8888abcd99yyyzzz85a5")),
                    List.of("T0001", "T0002"),
                    "round_pushpin",
                    URI.create("http://127.0.0.1:9000/api/")),
                new Configuration.Mail(
                    Optional.of(new Secret("smtps://ops:s%40crat@mail.example.com")),
                    Optional.of("tocsin@example.com")),
                new Configuration.Twilio(
                    Optional.of("AC00000000000000000000000000000001"),
                    Optional.of(new Secret("1234567890abcdef")),
                    Optional.of("+15550109001"),
                    Optional.of("AC00000000000000000000000000000002"),
                    Optional.of(new Secret("2234567890abcdef")),
                    Optional.of("+15550109002"),
                    URI.create("http://127.0.0.1:9001/")),
                "012345678901",
                "eu-central-1",
                new Configuration.Bot("Tocsin", "ops"),
                new Configuration.Limits(50, Map.of()),
                new Configuration.Retention(
                    Duration.ofDays(30), Duration.ofHours(36), Duration.ofMinutes(90)),
                new Configuration.Metrics(Optional.of(new Secret("sixteen-letters-or-more"))),
                new Configuration.Log(LogFormat.JSON)));
  }

  @Test
  void reads_how_fast_providers_are_handed_pages() {
    assertThat(
            read(Map.of("TOCSIN_LIMITS_PAGES_PER_SECOND", "sms=10, voice=0.5"))
                .limits()
                .pagesPerSecond())
        .isEqualTo(Map.of(ChannelType.SMS, 10.0, ChannelType.VOICE, 0.5));
    assertThat(read(Map.of()).limits().pagesPerSecond()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "sms", "sms=0", "sms=1001", "fax=1", "sms=1 sms=2", "sms=-1"})
  void refuses_a_pace_that_is_none(String given) {
    assertThat(problems(Map.of("TOCSIN_LIMITS_PAGES_PER_SECOND", given)))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("limits.pages-per-second takes kinds of contact channels", given);
  }

  @Test
  void reads_every_setting_from_the_environment() {
    Map<String, String> environment = new HashMap<>();
    for (Setting setting : Setting.values()) {
      setting.byDefault().ifPresent(text -> environment.put(setting.variable(), text));
    }
    environment.put("TOCSIN_SERVER_PORT", "9000");
    environment.put("TOCSIN_JAVA_HOME", "/usr/lib/jvm/temurin-25");
    environment.put("PATH", "/bin");

    assertThat(read(environment).server().port()).isEqualTo(9000);
  }

  @Test
  void lets_the_command_line_win_over_the_environment_over_the_file() throws IOException {
    Optional<Path> file =
        file("server: {port: 1001}\nregion: eu-west-1\nbot: {display-name: Bo}\n");
    Map<String, String> environment =
        Map.of("TOCSIN_SERVER_PORT", "1002", "TOCSIN_REGION", "eu-west-2");

    Configuration configuration = loaded(file, environment, Map.of("server.port", "1003"));

    assertThat(configuration.server().port()).isEqualTo(1003);
    assertThat(configuration.region()).isEqualTo("eu-west-2");
    assertThat(configuration.bot().displayName()).isEqualTo("Bo");
  }

  @Test
  void lets_the_stronger_source_say_where_the_data_is() throws IOException {
    Map<String, String> url = Map.of("DATABASE_URL", "postgres://sam@db/ours");
    Map<String, String> data = Map.of("database.directory", "/data");
    Optional<Path> file = file("database: {directory: /elsewhere}");

    assertThat(loaded(file, url, Map.of()).database())
        .isEqualTo(new Database.External("jdbc:postgresql://db/ours", "sam", Optional.empty()));
    assertThat(loaded(file, url, data).database())
        .isEqualTo(new Database.Embedded(Path.of("/data")));
  }

  @Test
  void takes_user_and_password_from_beside_the_url() {
    Database database =
        read(Map.of(
                "DATABASE_URL", "postgres://sam:old@db/ours",
                "TOCSIN_DATABASE_PASSWORD", "new"))
            .database();

    assertThat(database)
        .isEqualTo(
            new Database.External(
                "jdbc:postgresql://db/ours", "sam", Optional.of(new Secret("new"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
  void serves_this_machine(String address) {
    assertThat(read(Map.of("TOCSIN_SERVER_ADDRESS", address)).server().address())
        .matches(InetAddress::isLoopbackAddress);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.4", "chat.example.com"})
  void serves_nobody_else(String address) {
    assertThat(problems(Map.of("TOCSIN_SERVER_ADDRESS", address)))
        .containsExactly(
            "TOCSIN_SERVER_ADDRESS: server.address takes an address of this machine only "
                + "(127.0.0.1, ::1 or localhost), as the local chat has no sign-in yet; you gave \""
                + address
                + "\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SERVER_PORT|0|takes a whole number from 1 to 65535; you gave \"0\".",
        "SERVER_PORT|65536|takes a whole number from 1 to 65535; you gave \"65536\".",
        "SERVER_PORT|http|takes a whole number from 1 to 65535; you gave \"http\".",
        "SERVER_PORT|99999999999|takes a whole number from 1 to 65535; you gave \"99999999999\".",
        "SERVER_PORT|`` |is empty; give it a value, or leave it out.",
        "ACCOUNT|12345678901|takes exactly 12 digits; you gave \"12345678901\".",
        "REGION|Frankfurt|takes the name of a Region, such as us-east-1; you gave \"Frankfurt\".",
        "BOT_DEFAULT_ROOM|#ops|takes the name of a room: 1 to 80 small letters, digits, - and _; you gave \"#ops\".",
        "RETENTION_CHAT|-90d|takes a length of time from 1 minute to 100 years, such as 90d, 12h or P90D; you gave \"-90d\".",
        "RETENTION_CHAT|3 months|takes a length of time from 1 minute to 100 years, such as 90d, 12h or P90D; you gave \"3 months\".",
        "RETENTION_OUTBOX|999999999d|takes a length of time from 1 minute to 100 years, such as 90d, 12h or P90D; you gave \"999999999d\".",
        "RETENTION_DEDUPE_KEYS|PT0S|takes a length of time from 1 minute to 100 years, such as 90d, 12h or P90D; you gave \"PT0S\".",
        "LIMITS_INCIDENTS_PER_PLAN_AND_MONTH|many|takes a whole number from 1 to 1000000; you gave \"many\".",
      })
  void says_what_a_setting_takes(Setting setting, String text, String complaint) {
    assertThat(problems(Map.of(setting.variable(), text)))
        .containsExactly(setting.variable() + ": " + setting.key() + " " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SLACK_APP_TOKEN=xapp-12345678|slack.app-token is of no use without slack.bot-token, or slack.client-id with slack.client-secret.",
        "SLACK_TEAMS=T1|slack.teams is of no use without slack.bot-token, or slack.client-id with slack.client-secret.",
        "SLACK_BOT_TOKEN=xoxb-12345678|slack.bot-token alone lets Tocsin talk but not listen; add slack.app-token (Socket Mode), or slack.signing-secret (Slack calls over HTTP).",
        "SLACK_BOT_TOKEN=xapp-12345678 SLACK_APP_TOKEN=xapp-12345678|slack.bot-token takes a bot token, which begins with xoxb-.",
        "SLACK_BOT_TOKEN=xoxb-12345678 SLACK_APP_TOKEN=xapp-12345678 SLACK_PREVIOUS_SIGNING_SECRET=0123456789abcdef|slack.previous-signing-secret is of no use without slack.signing-secret.",
        "SLACK_CLIENT_ID=1.2 SLACK_TEAMS=T1 SLACK_SIGNING_SECRET=0123456789abcdef|slack.client-id is of no use without slack.client-secret.",
        "SLACK_CLIENT_ID=1.2 SLACK_CLIENT_SECRET=0123456789abcdef SLACK_SIGNING_SECRET=0123456789abcdef|slack.client-id needs slack.teams, the workspaces that may install the app.",
        "SLACK_CLIENT_ID=1.2 SLACK_TEAMS=T1 SLACK_CLIENT_SECRET=0123456789abcdef SLACK_SIGNING_SECRET=0123456789abcdef DATABASE_URL=postgres://u@db/d|slack.client-id needs secrets.key, which the tokens of workspaces are sealed with.",
        "SLACK_API_URL=http://slack.example.com/api/|slack.api-url takes an address that begins with https:// and ends in a slash (http:// only to this machine); you gave \"http://slack.example.com/api/\".",
        "SLACK_API_URL=https://slack.com/api|slack.api-url takes an address that begins with https:// and ends in a slash (http:// only to this machine); you gave \"https://slack.com/api\".",
      })
  void refuses_half_a_slack(String given, String complaint) {
    Map<String, String> environment = new HashMap<>();
    for (String pair : given.split(" ")) {
      environment.put("TOCSIN_" + pair.split("=")[0], pair.split("=", 2)[1]);
    }

    assertThat(problems(environment))
        .singleElement()
        .asString()
        .endsWith(": " + complaint)
        .doesNotContain("12345678");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TOCSIN_SERVER_PROT|there is no such variable; did you mean TOCSIN_SERVER_PORT?",
        "TOCSIN_DATABASE_PASSWORT|there is no such variable; did you mean TOCSIN_DATABASE_PASSWORD?",
      })
  void names_the_variable_that_was_meant(String name, String complaint) {
    assertThat(problems(Map.of(name, "hunter2"))).containsExactly(name + ": " + complaint);
  }

  @Test
  void lists_all_variables_when_none_is_near() {
    assertThat(problems(Map.of("TOCSIN_KUBERNETES_MODE", "on")).getFirst())
        .contains("there is no such variable; there are TOCSIN_SERVER_PORT, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://maria:hunter2@/db",
        "postgres://maria:hunter2@db.example.com",
        "postgres://maria:hunter2@db.example.com:port/db",
        "postgres://maria:hunter2%zz@db.example.com/db",
        "mysql://maria:hunter2@db.example.com/db",
        "hunter2",
      })
  void never_shows_a_database_url_that_is_wrong(String url) {
    assertThat(problems(Map.of("DATABASE_URL", url)))
        .containsExactly(
            "DATABASE_URL: database.url takes postgres://user:password@host:port/database or "
                + "jdbc:postgresql://host:port/database, with special characters percent-encoded.");
  }

  @Test
  void refuses_empty_secrets() {
    assertThat(problems(Map.of("DATABASE_URL", "postgres://maria:@db/ours")))
        .containsExactly(
            "DATABASE_URL: database.password is empty; give it a value, or leave it out.");
    assertThat(problems(Map.of("DATABASE_URL", "")))
        .containsExactly("DATABASE_URL: database.url is empty; give it a value, or leave it out.");
  }

  @Test
  void refuses_half_a_database() {
    assertThat(problems(Map.of("DATABASE_URL", "postgres://db/ours")))
        .containsExactly(
            "DATABASE_URL: database.url names no user; add one, or set database.user.");
    assertThat(problems(Map.of("TOCSIN_DATABASE_PASSWORD", "hunter2")))
        .containsExactly(
            "TOCSIN_DATABASE_PASSWORD: database.password is of no use without database.url.");
    assertThat(
            problems(
                Map.of("DATABASE_URL", "postgres://sam@db/ours", "TOCSIN_DATABASE_DIRECTORY", "d")))
        .containsExactly(
            "DATABASE_URL: database.url and database.directory (TOCSIN_DATABASE_DIRECTORY) "
                + "exclude each other; give one of them.");
  }

  @Test
  void tells_of_everything_at_once_and_where() throws IOException {
    Optional<Path> file =
        file(
            """
            server:
              port: 80a
              prot: 81
            retention:
              chat: [1, 2]
              chat: 3d
            bot: aws
            account:
              id: 7
            limits:
            region:
            kubernetes: {}
            colour: {dark: {very: true}}
            serve: {port: 1}
            bots: {kubernetes: 1}
            """);

    assertThat(problems(file, Map.of("TOCSIN_ACCOUNT", "7"), Map.of("server.port", "http")))
        .containsExactly(
            file.get() + ":3: server.prot is not a setting; did you mean server.port?",
            file.get() + ":5: retention.chat takes one value.",
            file.get() + ":6: retention.chat stands here a second time; first in line 5.",
            file.get()
                + ":7: bot is a section; its settings are bot.display-name, bot.default-room.",
            file.get() + ":8: account takes one value.",
            file.get() + ":12: kubernetes is not a setting; there are " + ALL,
            file.get() + ":13: colour is not a setting; there are " + ALL,
            file.get() + ":14: serve is not a setting; did you mean server?",
            file.get() + ":15: bots is not a setting; did you mean bot?",
            "--port: server.port takes a whole number from 1 to 65535; you gave \"http\".",
            "TOCSIN_ACCOUNT: account takes exactly 12 digits; you gave \"7\".",
            file.get() + ":11: region is empty; give it a value, or leave it out.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- server|:1: one block of settings is wanted here, such as \"server:\".",
        "server|:1: one block of settings is wanted here, such as \"server:\".",
        "account: 1%---%region: eu-west-1|:3: one block of settings is wanted here, such as \"server:\".",
        "server:%  port: 1%   address: 2|:3: this is not YAML: mapping values are not allowed here.",
        "server: {port: 1|:2: this is not YAML: expected ',' or '}', but got <stream end>.",
      })
  void points_at_the_line_that_is_no_settings(String text, String complaint) throws IOException {
    Optional<Path> file = file(text.replace('%', '\n') + "\n");

    assertThat(problems(file, Map.of(), Map.of())).contains(file.get() + complaint);
  }

  @Test
  void says_when_the_file_is_not_there() {
    Path missing = directory.resolve("tocsin.yml");

    assertThat(problems(Optional.of(missing), Map.of(), Map.of()))
        .containsExactly(missing + ": there is no such file.");
  }

  @Test
  void says_when_the_file_is_no_text() throws IOException {
    Path file =
        Files.write(directory.resolve("tocsin.yaml"), new byte[] {'a', ':', (byte) 0xff, 1});

    assertThat(problems(Optional.of(file), Map.of(), Map.of()).getFirst()).startsWith(file + ":");
    assertThat(problems(Optional.of(directory), Map.of(), Map.of()).getFirst())
        .startsWith(directory + ": can't be read: ");
    assertThat(problems(file("server:\n\tport: 1\n"), Map.of(), Map.of()).getFirst())
        .startsWith(file + ":2: this is not YAML: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing but a comment\n", "---\n", "server:\n"})
  void takes_a_file_that_says_nothing(String text) throws IOException {
    assertThat(loaded(file(text), Map.of(), Map.of())).isEqualTo(read(Map.of()));
  }

  @Test
  void shows_no_secret_when_it_is_printed() {
    assertThat(read(Map.of("DATABASE_URL", "postgres://maria:hunter2@db/ours")).toString())
        .contains("maria")
        .doesNotContain("hunter2");
  }

  private static final String ALL = String.join(", ", Setting.topLevel()) + ".";

  private Optional<Path> file(String text) throws IOException {
    return Optional.of(Files.writeString(directory.resolve("tocsin.yaml"), text));
  }

  private static Configuration read(Map<String, String> environment) {
    return loaded(Optional.empty(), environment, Map.of());
  }

  private static Configuration loaded(
      Optional<Path> file, Map<String, String> environment, Map<String, String> commandLine) {
    return switch (Configuration.read(file, environment, commandLine)) {
      case Reading.Loaded(Configuration configuration) -> configuration;
      case Reading.Problems problems -> throw new AssertionError(problems.message());
    };
  }

  private static List<String> problems(Map<String, String> environment) {
    return problems(Optional.empty(), environment, Map.of());
  }

  private static List<String> problems(
      Optional<Path> file, Map<String, String> environment, Map<String, String> commandLine) {
    return switch (Configuration.read(file, environment, commandLine)) {
      case Reading.Loaded loaded -> throw new AssertionError("nothing is wrong: " + loaded);
      case Reading.Problems problems ->
          problems.message().lines().skip(1).map(String::strip).toList();
    };
  }
}
