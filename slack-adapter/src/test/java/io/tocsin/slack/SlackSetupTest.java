package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.access.Secret;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.SlackSetup.Channel;
import io.tocsin.slack.SlackSetup.Installed;
import io.tocsin.slack.SlackSetup.Introduction;
import io.tocsin.slack.SlackSetup.Told;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.Asked;
import io.tocsin.slack.fake.FakeSlack;
import io.tocsin.slack.fake.Fault;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackSetupTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T14:00:00Z"), ZoneOffset.UTC);

  private final FakeSlack slack = new FakeSlack(CLOCK);
  private final Workspace acme = slack.workspace("T0001");
  private final SlackSetup setup =
      new SlackSetup(
          new SlackConfig(
              slack.apiUrl(), List.of(), Optional.empty(), Set.of(), "aws", "pushpin", CLOCK));

  @AfterEach
  void close() {
    setup.close();
    slack.close();
  }

  private static Answered identity(Asked asked) {
    Answered plain = Answered.ok().with("team_id", "T0001").with("team", "Acme");
    plain.with("user_id", "U1").with("bot_id", "B1");
    return new Answered(200, Map.of("X-OAuth-Scopes", "chat:write, commands"), plain.body());
  }

  @Test
  void a_token_is_introduced_with_what_it_allows_and_the_time_in_slack() {
    slack.on("auth.test", SlackSetupTest::identity);

    Told<Introduction> told = setup.introduce(acme.botToken());

    assertThat(told)
        .isInstanceOfSatisfying(
            Told.Fine.class,
            fine -> {
              Introduction introduction = (Introduction) fine.value();
              assertThat(introduction.workspace())
                  .isEqualTo(new Workspace("T0001", null, acme.botToken(), "U1", "B1"));
              assertThat(introduction.name()).isEqualTo("Acme");
              assertThat(introduction.scopes()).containsExactlyInAnyOrder("chat:write", "commands");
              // The server of the test puts in the time of this machine.
              assertThat(introduction.at()).isPresent();
            });
  }

  @Test
  void a_token_that_is_none_is_refused_for_good_and_silence_is_not() {
    assertThat(setup.introduce(new Secret("xoxb-strange")))
        .isEqualTo(
            new Told.Failed<>(
                "Slack refused it: the bot token is not valid; see slack.bot-token (invalid_auth)",
                false));

    slack.next(Fault.BROKEN);
    assertThat(setup.introduce(acme.botToken()))
        .isEqualTo(new Told.Failed<>("Slack answered 500", true));
  }

  @Test
  void the_token_of_a_person_is_no_bot_token() {
    slack.on("auth.test", asked -> Answered.ok().with("team_id", "T0001").with("user_id", "U9"));

    assertThat(setup.introduce(acme.botToken()))
        .isEqualTo(new Told.Failed<>("it is no bot token", false));
  }

  @Test
  void an_installation_ends_with_a_token_that_introduces_itself() {
    slack.on("auth.test", SlackSetupTest::identity);
    slack.on("oauth.v2.access", asked -> granted(asked, acme.botToken().reveal()));

    assertThat(setup.install("1.2", new Secret("client-secret"), "a-code"))
        .isInstanceOfSatisfying(
            Told.Fine.class,
            fine -> {
              Installed installed = (Installed) fine.value();
              assertThat(installed.installedBy()).isEqualTo("U9");
              assertThat(installed.introduction().name()).isEqualTo("Acme");
              assertThat(installed.introduction().workspace().botToken())
                  .isEqualTo(acme.botToken());
            });
    assertThat(slack.calls("oauth.v2.access").getFirst().arguments())
        .containsEntry("code", "a-code")
        .doesNotContainKey("token");
  }

  private static Answered granted(Asked asked, String token) {
    Answered answer = Answered.ok().with("access_token", token);
    answer.body().putObject("authed_user").put("id", "U9");
    return answer;
  }

  @Test
  void a_whole_organisation_is_no_workspace() {
    slack.on(
        "oauth.v2.access",
        asked -> {
          Answered answer = granted(asked, "xoxb-org");
          answer.body().put("is_enterprise_install", true);
          return answer;
        });

    assertThat(setup.install("1.2", new Secret("client-secret"), "a-code"))
        .isEqualTo(
            new Told.Failed<>(
                "it was given to a whole organisation; install it in one workspace", false));
  }

  @Test
  void all_channels_are_found_page_by_page() {
    slack.on("users.conversations", SlackSetupTest::page);

    assertThat(setup.channels(acme))
        .isEqualTo(
            new Told.Fine<>(
                List.of(
                    new Channel("C1", "checkout", true, false),
                    new Channel("C2", "search", true, false))));
    slack.next(Fault.TOO_FAST);
    assertThat(setup.channels(acme)).isEqualTo(new Told.Failed<>("Slack asks for a pause", true));
  }

  private static Answered page(Asked asked) {
    boolean first = asked.text("cursor").isEmpty();
    Answered answer = Answered.ok();
    ObjectNode channel = answer.body().putArray("channels").addObject();
    channel.put("id", first ? "C1" : "C2").put("name", first ? "checkout" : "search");
    answer.body().putObject("response_metadata").put("next_cursor", first ? "next" : "");
    return answer;
  }

  @Test
  void one_channel_is_told_with_whether_the_bot_is_in_it() {
    slack.on(
        "conversations.info",
        asked -> {
          Answered answer = Answered.ok();
          answer.body().putObject("channel").put("id", "C1").put("name", "checkout");
          return answer;
        });

    assertThat(setup.channel(acme, "C1"))
        .isEqualTo(new Told.Fine<>(new Channel("C1", "checkout", false, false)));
  }
}
