package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.config.Configuration;
import io.tocsin.core.access.Secret;
import io.tocsin.slack.TestSignature;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.Asked;
import io.tocsin.slack.fake.FakeSlack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack and the whole house, from a token in the configuration to an incident in a channel. */
class SlackJobTest {
  private static final String SIGNING = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");

  @TempDir private static Path data;
  private static FakeSlack slack;
  private static Application application;
  private static House house;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void up() {
    slack = new FakeSlack(Clock.systemUTC());
    slack.on("users.conversations", SlackJobTest::channels);
    slack.on("conversations.info", asked -> asked.text("channel").equals("C1") ? c1() : missing());
    slack.channel("C1");
    application = Application.start(configuration(), Clock.systemUTC(), Relaying.RUNNING);
    house = new House(application.port());
  }

  @AfterAll
  static void down() {
    application.close();
    slack.close();
  }

  private static Configuration configuration() {
    Configuration.Slack connected =
        new Configuration.Slack(
            Optional.of(slack.workspace(FakeSlack.TEAM).botToken()),
            Optional.of(new Secret(SIGNING)),
            Optional.empty(),
            Optional.empty(),
            Optional.of("111.222"),
            Optional.of(new Secret("client-secret-of-the-app")),
            List.of(FakeSlack.TEAM, "T0002"),
            "pushpin",
            slack.apiUrl());
    return MainJobTest.trial(data, connected);
  }

  private static Answered channels(Asked asked) {
    Answered answer = Answered.ok();
    answer.body().putArray("channels").addObject().put("id", "C1").put("name", "checkout");
    return answer;
  }

  private static Answered c1() {
    Answered answer = Answered.ok();
    ObjectNode channel = answer.body().putObject("channel");
    channel.put("id", "C1").put("name", "checkout").put("is_member", true);
    return answer;
  }

  private static Answered missing() {
    return Answered.refused("channel_not_found");
  }

  @Test
  void an_incident_of_a_plan_that_names_a_channel_is_shown_there() {
    eventually(() -> house.asks("maria", "plan set checkout --rooms #checkout").contains("C1"));
    assertThat(house.asks("maria", "plan set checkout --rooms #nowhere"))
        .isEqualTo(
            "The bot is in no channel #nowhere of Slack; say `/invite @aws` there first."
                + " Nothing was changed.");
    assertThat(house.asks("maria", "plan set checkout --rooms slack:T0001/C2"))
        .contains("there is no such channel");
    assertThat(house.asks("maria", "plan set checkout --rooms slack:T0009/C1"))
        .contains("Tocsin is not in the workspace T0009 of Slack; it is in T0001");

    house.asks("maria", "start checkout \"Nobody can pay\"");

    eventually(
        () -> slack.channel("C1").texts().stream().anyMatch(it -> it.contains("Nobody can pay")));
  }

  @Test
  void a_slash_command_is_carried_out_and_one_that_slack_did_not_sign_is_not() {
    slack.on("users.info", asked -> Answered.refused("user_not_found"));
    String line = "start search \"Search takes %s seconds\"";

    assertThat(command(line.formatted("ten"), "0000").statusCode()).isEqualTo(401);
    eventually(() -> command(line.formatted("six"), SIGNING).statusCode() == 200);

    eventually(() -> house.asks("maria", "incidents").contains("Search takes six seconds"));
    assertThat(house.asks("maria", "incidents")).doesNotContain("ten seconds");
  }

  private HttpResponse<String> command(String text, String secret) {
    String form =
        "team_id=T0001&channel_id=C1&user_id=U7&user_name=sam&command=%2Ftocsin"
            + "&trigger_id="
            + System.nanoTime()
            + "&text="
            + URLEncoder.encode(text, StandardCharsets.UTF_8);
    return signed("/slack/commands", "application/x-www-form-urlencoded", form, secret);
  }

  private HttpResponse<String> signed(String path, String type, String body, String secret) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    byte[] raw = body.getBytes(StandardCharsets.UTF_8);
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", type)
            .header("X-Slack-Request-Timestamp", "" + now)
            .header("X-Slack-Signature", TestSignature.of(secret, now, raw))
            .POST(BodyPublishers.ofByteArray(raw)));
  }

  @Test
  void a_workspace_installs_the_app_once_from_its_own_browser_and_can_throw_it_out() {
    String token = slack.workspace("T0002").botToken().reveal();
    slack.on("oauth.v2.access", asked -> Answered.ok().with("access_token", token));
    HttpResponse<String> begun = send(HttpRequest.newBuilder(at("/slack/install")));
    assertThat(begun.statusCode()).isEqualTo(302);
    String slacksPage = begun.headers().firstValue("Location").orElseThrow();
    assertThat(slacksPage)
        .startsWith(slack.apiUrl().resolve("/oauth/v2/authorize?client_id=111.222").toString());
    String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly; Secure; SameSite=Lax");

    String back = "/slack/oauth?code=c&state=" + state(slacksPage);
    assertThat(end(back, "tocsin_install=another")).startsWith("400 This did not begin");
    assertThat(end("/slack/oauth?code=c&state=x", cookie)).startsWith("400 This did not begin");
    assertThat(end(back, cookie)).startsWith("200 Tocsin is in T0002.");
    assertThat(end(back, cookie)).as("a second time").startsWith("400 This did not begin");
    assertThat(house.asks("maria", "plan set search --rooms slack:T0002/C1")).contains("T0002");

    String ended =
        """
        {"type":"event_callback","event_id":"Ev1","team_id":"T0002","event_time":%d,
         "event":{"type":"app_uninstalled"}}
        """
            .formatted(Instant.now(Clock.systemUTC()).getEpochSecond() + 2);
    assertThat(signed("/slack/events", "application/json", ended, SIGNING).statusCode())
        .isEqualTo(200);

    eventually(() ->
        house
            .asks("maria", "plan set search --rooms slack:T0002/C1")
            .contains("not in the workspace T0002"));
  }

  private String end(String path, String cookie) {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(at(path)).header("Cookie", cookie.split(";")[0]));
    return answer.statusCode() + " " + answer.body();
  }

  private static String state(String url) {
    Matcher state = STATE.matcher(url);
    assertThat(state.find()).isTrue();
    return state.group(1);
  }

  private static URI at(String path) {
    return URI.create("http://127.0.0.1:" + application.port() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
