package io.tocsin.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.SlackSetup;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.FakeSlack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path data;

  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void configure() {
    environment.put("TOCSIN_DATABASE_DIRECTORY", data.toString());
    environment.put("TOCSIN_SERVER_PORT", "1");
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private void connect(List<String> scopes, String... channels) {
    environment.put("TOCSIN_SLACK_BOT_TOKEN", slack.workspace(FakeSlack.TEAM).botToken().reveal());
    environment.put("TOCSIN_SLACK_SIGNING_SECRET", "8f742231b10e8888abcd99yyyzzz85a5");
    environment.put("TOCSIN_SLACK_API_URL", slack.apiUrl().toString());
    slack.on("auth.test", asked -> identity(scopes));
    slack.on("users.conversations", asked -> listed(channels));
  }

  private static Answered identity(List<String> scopes) {
    Answered plain = Answered.ok().with("team_id", FakeSlack.TEAM).with("team", "Acme");
    plain.with("user_id", "U1").with("bot_id", "B1");
    return new Answered(200, Map.of("X-OAuth-Scopes", String.join(",", scopes)), plain.body());
  }

  private static Answered listed(String... channels) {
    Answered answer = Answered.ok();
    var all = answer.body().putArray("channels");
    for (String name : channels) {
      all.addObject().put("id", "C" + name).put("name", name);
    }
    return answer;
  }

  private int run(Clock clock) {
    return new Doctor(environment, clock, print(out), print(err)).run(Optional.empty());
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void a_sound_house_is_called_so() {
    connect(SlackSetup.scopes(), "checkout", "all");

    assertThat(run(Clock.systemUTC())).isZero();
    assertThat(lines())
        .contains(
            "ok    The configuration can be read.",
            "ok    Slack takes the bot token: workspace Acme (T0001)",
            "ok    The token has all scopes.",
            "ok    The bot is in #all, #checkout.")
        .noneMatch(line -> line.startsWith("BAD"))
        .anyMatch(line -> line.startsWith("note  Tocsin does not run"));
  }

  @Test
  void what_is_missing_is_named_with_what_it_costs() {
    List<String> missing = List.of("chat:write", "channels:manage");
    connect(SlackSetup.scopes().stream().filter(it -> !missing.contains(it)).toList());

    assertThat(run(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6)))).isEqualTo(1);
    assertThat(lines())
        .contains(
            "BAD   The scope chat:write is missing: the bot cannot say anything. Add it under"
                + " OAuth & Permissions, and reinstall.",
            "BAD   The scope channels:manage is missing: the bot makes no channel for an incident,"
                + " invites nobody there and archives none. Add it under OAuth & Permissions, and"
                + " reinstall.",
            "note  The bot is in no channel; say `/invite @aws` in one.")
        .anyMatch(line -> line.startsWith("BAD   This clock and Slack's differ by 3"));
  }

  @Test
  void a_token_that_slack_refuses_is_told_without_showing_it() {
    connect(List.of());
    slack.revoke(FakeSlack.TEAM);

    assertThat(run(Clock.systemUTC())).isEqualTo(1);
    assertThat(lines())
        .anyMatch(line -> line.startsWith("BAD   slack.bot-token: Slack refused it"))
        .noneMatch(line -> line.contains("verysecret"));
  }

  @Test
  void a_database_that_does_not_answer_is_bad() {
    environment.remove("TOCSIN_DATABASE_DIRECTORY");
    environment.put("TOCSIN_DATABASE_URL", "postgres://sam:hunter2@127.0.0.1:1/db");

    assertThat(run(Clock.systemUTC())).isEqualTo(1);
    assertThat(lines())
        .anyMatch(line -> line.startsWith("BAD   The database cannot be reached: "))
        .noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void a_wrong_configuration_is_told_as_up_tells_it() {
    environment.put("TOCSIN_SLACK_TEAMS", "T1");

    assertThat(run(Clock.systemUTC())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("slack.teams is of no use without slack.bot-token");
  }
}
