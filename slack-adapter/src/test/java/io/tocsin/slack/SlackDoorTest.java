package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tocsin.core.chat.Message;
import io.tocsin.core.testkit.ScriptedConversation;
import io.tocsin.slack.SlackAdapter.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class SlackDoorTest {
  private final Visitor visitor = new Visitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void the_challenge_is_given_back_if_it_is_signed() {
    Answer answer = visitor.sends("{\"type\":\"url_verification\",\"challenge\":\"c1\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("c1");
  }

  @Test
  void the_check_of_the_certificate_needs_no_signature() {
    byte[] raw = "ssl_check=1&token=t".getBytes(StandardCharsets.UTF_8);
    assertThat(visitor.slack.handle("/slack/commands", Map.of(), raw)).isEqualTo(Answer.OK);
  }

  @Test
  void what_is_not_signed_is_not_heard_whatever_it_is() {
    byte[] raw =
        "{\"type\":\"url_verification\",\"challenge\":\"c1\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(visitor.slack.handle("/slack/events", Map.of(), raw).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"---", "another"})
  void what_somebody_else_has_signed_is_not_heard(String secret) {
    String body = "command=%2Ftocsin&text=ack&team_id=T1&channel_id=C1&user_id=U1&trigger_id=1";
    long now = visitor.clock.instant().getEpochSecond();

    assertThat(visitor.sends(body, secret, now).status()).isEqualTo(401);
    assertThat(visitor.bot.heard()).isEmpty();
  }

  @Test
  void what_is_from_tomorrow_is_not_heard() {
    long tomorrow = visitor.clock.instant().getEpochSecond() + 86_400;
    assertThat(visitor.sends("{\"type\":\"url_verification\"}", Visitor.SECRET, tomorrow).status())
        .isEqualTo(401);
  }

  @Test
  void the_same_bytes_again_get_the_same_answer_and_do_nothing() {
    visitor.bot.on("status", line -> ScriptedConversation.privately(Message.text("Fine.")));

    Answer first = visitor.command("status", Map.of());
    Answer again = visitor.command("status", Map.of());

    assertThat(again).isEqualTo(first);
    assertThat(first.body()).contains("Fine.");
    assertThat(visitor.bot.heard()).hasSize(1);
  }

  @Test
  void what_is_too_large_is_refused_before_anything_is_done_with_it() {
    assertThat(visitor.sends("x".repeat(SlackDoor.LARGEST + 1)).status()).isEqualTo(413);
    assertThat(visitor.sends("{\"type\":\"" + "x".repeat(SlackDoor.LARGEST - 20) + "\"}").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"event_callback\"}",
        "{\"type\":\"event_callback\",\"event\":[]}",
        "payload={bad",
        "payload=%7B%22type%22%3A%22block_actions%22%7D",
        "payload=%zz",
        "command=%2Ftocsin&text=ack&token=tok-sesame"
      })
  void nonsense_is_refused_though_it_is_signed_and_stands_in_no_log(String body) {
    ListAppender<ILoggingEvent> log = listen();

    assertThat(visitor.sends(body).status()).isEqualTo(400);
    assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("sesame"));
  }

  @Test
  void that_slack_holds_events_back_is_taken_and_logged() {
    ListAppender<ILoggingEvent> log = listen();
    String body = "{\"type\":\"app_rate_limited\",\"team_id\":\"T1\",\"token\":\"tok\"}";

    assertThat(visitor.sends(body).status()).isEqualTo(200);
    assertThat(log.list)
        .anyMatch(event -> event.getFormattedMessage().contains("workspace T1 back"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"block_suggestion", "view_closed", "dialog_submission", "new_thing"})
  void what_nobody_waits_for_is_taken_all_the_same(String type) {
    assertThat(visitor.interaction(Map.of("type", type)).status()).isEqualTo(200);
    assertThat(visitor.event("Ev" + type, Map.of("type", type)).status()).isEqualTo(200);
  }

  private static ListAppender<ILoggingEvent> listen() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
    return log;
  }
}
