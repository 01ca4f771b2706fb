package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.config.Configuration;
import io.tocsin.core.access.Secret;
import io.tocsin.slack.fake.FakeSlack;
import io.tocsin.slack.fake.Fault;
import io.tocsin.slack.fake.Founded;
import io.tocsin.slack.fake.Named;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The channel that an incident gets for itself, in the whole house and a Slack over HTTP. */
class SlackChannelJobTest {
  @TempDir private static Path data;
  private static FakeSlack slack;
  private static Application application;
  private static House house;

  private final Founded there = slack.founded();

  @BeforeAll
  static void up() {
    slack = new FakeSlack(Clock.systemUTC());
    application = Application.start(configuration(), Clock.systemUTC(), Relaying.RUNNING);
    house = new House(application.port());
    wantsChannels("checkout");
    wantsChannels("search");
  }

  private static void wantsChannels(String plan) {
    String line = "plan set %s --channel slack --invite U0007 --archive true".formatted(plan);
    eventually(() -> house.asks("maria", line).contains("in slack:T0001, with U0007"));
  }

  @AfterEach
  void allow() {
    slack.withScope("channels:manage");
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
            Optional.of(new Secret("8f742231b10e8888abcd99yyyzzz85a5")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            "pushpin",
            slack.apiUrl());
    return MainJobTest.trial(data, connected);
  }

  private boolean isMade(String end) {
    return there.names().stream().anyMatch(it -> it.endsWith(end));
  }

  private Named channel(String end) {
    eventually(() -> isMade(end));
    String name = there.names().stream().filter(it -> it.endsWith(end)).findFirst().orElseThrow();
    return there.named(name);
  }

  @Test
  void an_incident_has_a_channel_from_its_start_to_its_end_and_another_one_after_it() {
    house.asks("maria", "start checkout \"Nobody can pay\"");

    Named made = channel("-nobody-can-pay");
    String number = made.name().split("-")[1];
    eventually(() -> !made.pins().isEmpty());
    assertThat(made.name()).isEqualTo("inc-" + number + "-nobody-can-pay");
    assertThat(made.topic()).contains("#" + number, "Nobody can pay");
    assertThat(made.members()).contains("U0007");
    assertThat(made.channel().texts()).anyMatch(it -> it.contains("Nobody can pay"));

    house.asks("maria", "resolve #" + number);
    eventually(made::isArchived);

    house.asks("maria", "reopen #" + number);
    Named next = channel("-nobody-can-pay-2");
    eventually(() -> !next.pins().isEmpty());
    assertThat(next.isArchived()).isFalse();
  }

  @Test
  void an_answer_of_slack_that_got_lost_makes_no_second_channel() {
    slack.next("conversations.create", Fault.LOST_ANSWER);

    house.asks("maria", "start search \"Search is slow\"");

    Named made = channel("-search-is-slow");
    eventually(() -> !made.pins().isEmpty());
    assertThat(there.names()).filteredOn(it -> it.contains("search-is-slow")).hasSize(1);
  }

  @Test
  void where_slack_makes_no_channel_the_incident_says_why_and_goes_on() {
    slack.withoutScope("channels:manage");

    house.asks("maria", "start search \"Mail is stuck\"");

    eventually(() -> told("the app needs the scope channels:manage"));
    assertThat(there.names()).noneMatch(it -> it.contains("mail-is-stuck"));
    assertThat(house.asks("maria", "incidents")).contains("Mail is stuck");
  }

  private static boolean told(String part) {
    return !house.messages("maria", it -> it.path("text").asText().contains(part)).isEmpty();
  }
}
