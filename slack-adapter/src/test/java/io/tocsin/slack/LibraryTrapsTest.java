package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tocsin.core.Json;
import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Conversation.Press;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Message;
import io.tocsin.core.testkit.ScriptedConversation;
import io.tocsin.slack.SlackAdapter.Answer;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * What Slack's Java library does by itself that nobody may rely on, and that it does not do here.
 * Each of these fails if the guard in front of the library is taken away.
 */
class LibraryTrapsTest {
  private static final String COMMAND =
      "command=%2Ftocsin&text=ack&team_id=T1&channel_id=C1&user_id=U1&trigger_id=";

  private final Visitor visitor = new Visitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  private Answer unsigned(String body) {
    return visitor.slack.handle("/slack/events", Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static ListAppender<ILoggingEvent> log() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
    return log;
  }

  @Nested
  @DisplayName("A missing secret is checked against one that everybody knows")
  class MissingSecret {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void nobody_can_configure_it(String blank) {
      assertThatThrownBy(() ->
              new SlackConfig(
                  SlackConfig.API,
                  List.of(new Secret(blank)),
                  Optional.empty(),
                  Set.of(),
                  "aws",
                  "pushpin",
                  visitor.clock))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_signed_with_the_known_one_is_refused() {
      long now = visitor.clock.instant().getEpochSecond();
      assertThat(visitor.sends(COMMAND + "1", "---", now).status()).isEqualTo(401);
      assertThat(visitor.bot.heard()).isEmpty();
    }
  }

  @Nested
  @DisplayName("Requests from tomorrow and the same request again are taken; text is ASCII")
  class Signing {
    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void a_request_of_another_time_is_refused(long seconds) {
      long at = visitor.clock.instant().getEpochSecond() + seconds;
      assertThat(visitor.sends(COMMAND + "1", Visitor.SECRET, at).status()).isEqualTo(401);
      assertThat(visitor.bot.heard()).isEmpty();
    }

    @Test
    void the_same_request_again_does_nothing_again() {
      visitor.command("status", Map.of());
      visitor.command("status", Map.of());
      assertThat(visitor.bot.heard()).hasSize(1);
    }

    @Test
    void what_is_not_ascii_is_verified_and_heard_as_it_was_typed() {
      assertThat(visitor.event("Ev1", Visitor.message("app_mention", "1.1", "<@UBOT> ä🔥“x”")))
          .isEqualTo(Answer.OK);
      assertThat(visitor.bot.heard().getFirst().text()).isEqualTo("ä🔥“x”");
    }
  }

  @Nested
  @DisplayName("Requests are parsed before they are verified, and unknown ones are logged")
  class Parsing {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"type\":\"event_callback\",\"token\":\"sesame\"}",
          "[\"sesame\"]",
          "payload={sesame",
          "sesame"
        })
    void what_is_not_signed_is_refused_unread_and_stands_in_no_log(String body) {
      ListAppender<ILoggingEvent> log = log();
      assertThat(unsigned(body).status()).isEqualTo(401);
      assertThat(visitor.sends(body).status()).as("signed").isEqualTo(400);
      assertThat(log.list)
          .noneMatch(event ->
              event.getLevel().isGreaterOrEqual(Level.INFO)
                  && event.getFormattedMessage().contains("sesame"));
    }

    @Test
    void what_is_larger_than_anything_of_slacks_is_refused_unread() {
      assertThat(unsigned("x".repeat(300_000)).status()).isEqualTo(413);
    }
  }

  @Nested
  @DisplayName("The check of the certificate needs no signature")
  class SslCheck {
    @Test
    void it_is_answered_and_nothing_rides_on_it() {
      assertThat(unsigned("ssl_check=1&token=t").status()).isEqualTo(200);
      unsigned(COMMAND + "1&ssl_check=1");
      assertThat(visitor.bot.heard()).isEmpty();
    }
  }

  @Nested
  @DisplayName("The workspace is taken from the token and not from the request")
  class Workspaces {
    @Test
    void a_command_of_another_workspace_does_nothing() {
      visitor.command("ack", Map.of("team_id", "T2"));
      visitor.event("Ev1", Visitor.message("app_mention", "1.1", "<@UBOT> ack"), team("T2"));
      Map<String, Object> press = Visitor.press("1.3", "token");
      press.put("team", Map.of("id", "T2"));
      visitor.interaction(press);

      assertThat(visitor.bot.heard()).isEmpty();
      assertThat(visitor.bot.pressed()).isEmpty();
    }

    private static Map<String, Object> team(String team) {
      return Map.of("team_id", team);
    }
  }

  @Nested
  @DisplayName("The same event is handled as often as it is sent")
  class Repeats {
    @Test
    void an_event_is_handled_once_by_its_id() {
      visitor.mention("Ev1", "1.1", "<@UBOT> ack");
      visitor.mention("Ev1", "1.2", "<@UBOT> ack");
      assertThat(visitor.bot.heard()).hasSize(1);
    }

    @Test
    void a_message_that_comes_as_two_events_is_handled_once() {
      visitor.mention("Ev1", "1.1", "<@UBOT> ack");
      visitor.event("Ev2", Visitor.message("message", "1.1", "@aws ack"));
      assertThat(visitor.bot.heard()).hasSize(1);
    }

    @Test
    void the_only_copy_that_arrives_counts_though_it_is_a_repeat() {
      byte[] raw =
          Json.write(
                  Map.of(
                      "type",
                      "event_callback",
                      "event_id",
                      "Ev3",
                      "team_id",
                      "T1",
                      "event",
                      Visitor.message("app_mention", "1.3", "<@UBOT> resolve")))
              .getBytes(StandardCharsets.UTF_8);
      long at = visitor.clock.instant().getEpochSecond();
      visitor.slack.handle(
          "/slack/events",
          Map.of(
              "X-Slack-Request-Timestamp",
              List.of("" + at),
              "X-Slack-Signature",
              List.of(TestSignature.of(Visitor.SECRET, at, raw)),
              "X-Slack-Retry-Num",
              List.of("3")),
          raw);
      assertThat(visitor.bot.heard()).hasSize(1);
    }
  }

  @Nested
  @DisplayName("What is done after the answer is lost when the process ends")
  class Durable {
    @Test
    void slack_has_its_answer_only_after_the_command_and_asks_again_if_it_could_not_be_done() {
      visitor.bot.on(
          "ack",
          line -> {
            throw new Unavailable("The database is away", Duration.ofSeconds(1), null);
          });
      assertThat(visitor.mention("Ev1", "1.1", "<@UBOT> ack").status()).isEqualTo(503);
      visitor.bot.on("ack", line -> ScriptedConversation.privately(Message.text("Done.")));
      assertThat(visitor.mention("Ev1", "1.1", "<@UBOT> ack").status()).isEqualTo(200);
      assertThat(visitor.bot.heard()).hasSize(2);
    }
  }

  @Nested
  @DisplayName("What nobody listens to is answered with 404, and Slack gives up on the app")
  class Unheard {
    @ParameterizedTest
    @ValueSource(strings = {"team_join", "channel_rename", "something_new"})
    void every_event_is_taken(String type) {
      assertThat(visitor.event("Ev" + type, Map.of("type", type)).status()).isEqualTo(200);
    }
  }

  @Nested
  @DisplayName("Of several presses in one request none counts")
  class Several {
    @Test
    void each_counts_and_a_button_that_nobody_knows_is_taken() {
      assertThat(visitor.interaction(Visitor.press("1.3", "one", "two")).status()).isEqualTo(200);
      assertThat(visitor.bot.pressed()).extracting(Press::action).containsExactly("one", "two");
    }
  }

  @Nested
  @DisplayName("Tokens are tested while the house is put together, and again on requests")
  class Tokens {
    @Test
    void no_request_waits_for_a_test_of_the_token() {
      visitor.command("status", Map.of());
      visitor.mention("Ev1", "1.1", "<@UBOT> ack");
      visitor.interaction(Visitor.press("1.3", "one"));
      assertThat(visitor.api.waiting("auth.test")).isZero();
    }
  }

  @Nested
  @DisplayName("Lines of a body are joined anew before its signature is checked")
  class Bytes {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n"})
    void the_signature_is_over_the_bytes_as_they_came(String end) {
      String body = Json.write(Map.of("type", "url_verification", "challenge", "c1")) + end;
      assertThat(visitor.sends(body).body()).isEqualTo("c1");
    }
  }

  @Nested
  @DisplayName("A refusal comes with status 200 and is no exception")
  class Refusals {
    @Test
    void what_slack_refused_is_not_taken_for_delivered() {
      try (SlackWorld world = new SlackWorld()) {
        world.slack.channel("C0001").archive();
        assertThat(world.delivers(UUID.randomUUID(), "x")).isInstanceOf(Delivery.Rejected.class);
        assertThat(world.slack.channel("C0001").texts()).isEmpty();
      }
    }

    @Test
    void a_pause_that_is_asked_for_is_kept() {
      try (SlackWorld world = new SlackWorld()) {
        Answered tooFast =
            new Answered(429, Map.of("Retry-After", "7"), Answered.refused("ratelimited").body());
        world.slack.on("chat.postMessage", asked -> tooFast);
        assertThat(world.delivers(UUID.randomUUID(), "x"))
            .isInstanceOfSatisfying(
                Delivery.RetryLater.class,
                later -> assertThat(later.pause()).isEqualTo(Duration.ofSeconds(7)));
      }
    }
  }

  @Nested
  @DisplayName("The library's own queue lets one busy channel hold up the others")
  class Queues {
    @Test
    void another_channel_is_written_to_while_one_has_to_wait() {
      try (SlackWorld world = new SlackWorld()) {
        world.slack.channel("C0002");
        Delivery last = world.delivers(UUID.randomUUID(), "0");
        for (int i = 1; i < 40 && last instanceof Delivery.Delivered; i++) {
          last = world.delivers(UUID.randomUUID(), "" + i);
        }
        assertThat(last)
            .as("told to wait, and not made to")
            .isInstanceOf(Delivery.RetryLater.class);

        Place other = new Place(SlackWorld.ROOM.team(), "C0002");
        Parcel parcel =
            new Parcel(UUID.randomUUID(), other.room(), null, null, Message.text("y"), false);
        assertThat(world.platform.deliver(parcel)).isInstanceOf(Delivery.Delivered.class);
        assertThat(world.slack.channel("C0001").messages()).hasSizeBetween(1, 10);
      }
    }

    @Test
    void what_has_to_wait_is_never_sent_behind_our_back() {
      try (SlackWorld world = new SlackWorld()) {
        world.slack.next(Fault.TOO_FAST);
        world.delivers(UUID.randomUUID(), "x");
        assertThat(world.slack.calls("chat.postMessage")).hasSize(1);
      }
    }
  }
}
