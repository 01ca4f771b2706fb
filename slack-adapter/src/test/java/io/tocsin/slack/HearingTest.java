package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.Conversation.Group;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.testkit.ScriptedConversation;
import io.tocsin.slack.SlackAdapter.Answer;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.fake.ScriptedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HearingTest {
  private final Visitor visitor = new Visitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void a_mention_is_a_command_and_is_answered_to_the_asker_alone_in_the_thread() {
    visitor.bot.on("ack <@U2>", line -> answer("Maria has it."));
    Map<String, Object> event =
        Visitor.message("app_mention", "1700000000.000200", "<@UBOT> ack <@U2>");
    event.put("thread_ts", "1700000000.000100");

    assertThat(visitor.event("Ev1", event).status()).isEqualTo(200);

    Line line = visitor.bot.heard().getFirst();
    assertThat(line.room()).isEqualTo(new Room("slack", "T1/C1"));
    assertThat(line.thread()).isEqualTo("1700000000.000100");
    assertThat(line.direct()).isTrue();
    assertThat(line.actor().id()).isEqualTo("T1/U1");
    assertThat(line.actor().displayName()).isEqualTo("NU1");
    assertThat(line.actor().guest()).isFalse();
    assertThat(line.attempt().token()).isEqualTo("slack:T1/C1/1700000000.000200");
    assertThat(line.attempt().at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000, 200_000));
    ScriptedApi.Call told = visitor.api.next("chat.postEphemeral");
    assertThat(told.get("channel")).isEqualTo("C1");
    assertThat(told.get("user")).isEqualTo("U1");
    assertThat(told.get("thread_ts")).isEqualTo("1700000000.000100");
    assertThat(told.get("text")).isEqualTo("Maria has it.");
    assertThat(told.get("blocks")).contains("Maria has it.");
  }

  @Test
  void an_answer_that_slack_finds_too_long_comes_in_brief() {
    visitor.bot.on("status", line -> answer("All is well.\n" + "and so on ".repeat(1_000)));
    visitor.api.on(
        "chat.postEphemeral",
        call ->
            call.get("blocks").length() > 3_000
                ? "{\"ok\":false,\"error\":\"msg_blocks_too_long\"}"
                : "{\"ok\":true}");

    visitor.mention("Ev1", "1.1", "<@UBOT> status");

    assertThat(visitor.api.next("chat.postEphemeral").get("blocks")).hasSizeGreaterThan(3_000);
    ScriptedApi.Call brief = visitor.api.next("chat.postEphemeral");
    assertThat(brief.get("blocks")).hasSizeLessThan(3_000).contains("All is well.");
    assertThat(brief.get("parse")).isEqualTo("none");
  }

  @Test
  void a_repeat_with_another_signature_is_heard_once() {
    visitor.mention("Ev1", "1.1", "<@UBOT> ack");
    visitor.mention("Ev1", "1.1", "<@UBOT> ack");

    assertThat(visitor.bot.heard()).hasSize(1);
  }

  @Test
  void one_message_that_comes_as_two_events_is_heard_once() {
    visitor.mention("Ev1", "1.1", "<@UBOT> ack");
    visitor.event("Ev2", Visitor.message("message", "1.1", "<@UBOT> ack"));
    visitor.mention("Ev3", "1.1", "<@UBOT> ack");

    assertThat(visitor.bot.heard()).hasSize(1);
  }

  @Test
  void what_could_not_be_done_is_asked_for_again_and_then_done() {
    visitor.bot.on(
        "ack",
        line -> {
          if (visitor.bot.heard().size() == 1) {
            throw new Unavailable("database", Duration.ofSeconds(1), new IllegalStateException());
          }
          return answer("Maria has it.");
        });

    assertThat(visitor.mention("Ev1", "1.1", "<@UBOT> ack").status()).isEqualTo(503);
    assertThat(visitor.mention("Ev1", "1.1", "<@UBOT> ack").status()).isEqualTo(200);
    assertThat(visitor.api.next("chat.postEphemeral").get("text")).isEqualTo("Maria has it.");
  }

  @Test
  void to_the_bot_alone_everything_is_a_command_and_the_answer_stays() {
    visitor.bot.on("status", line -> answer("Fine."));
    Map<String, Object> event = Visitor.message("message", "1.1", "status");
    event.put("channel", "D1");
    event.put("channel_type", "im");
    visitor.event("Ev1", event);

    assertThat(visitor.bot.heard().getFirst().direct()).isTrue();
    assertThat(visitor.api.next("chat.postMessage").get("channel")).isEqualTo("D1");
  }

  @Test
  void what_people_say_to_each_other_is_not_even_looked_at_but_for_a_bare_acknowledgement() {
    Map<String, Object> ack = Visitor.message("message", "1.2", "Ack.");
    ack.put("thread_ts", "1.0");
    visitor.event("Ev1", Visitor.message("message", "1.1", "did you start the checkout?"));
    visitor.event("Ev2", ack);

    assertThat(visitor.bot.heard()).singleElement().extracting(Line::direct).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"subtype", "bot_id", "edited"})
  void what_programs_write_and_what_was_only_edited_is_passed_over(String mark) {
    Map<String, Object> event = Visitor.message("app_mention", "1.1", "<@UBOT> ack");
    event.put(mark, mark.equals("edited") ? Map.of("ts", "1.2") : "document_mention");
    visitor.event("Ev1", event);

    assertThat(visitor.bot.heard()).isEmpty();
  }

  @Test
  void the_bot_does_not_listen_to_itself() {
    Map<String, Object> event = Visitor.message("message", "1.1", "@aws ack");
    event.put("user", "UBOT");
    visitor.event("Ev1", event);

    assertThat(visitor.bot.heard()).isEmpty();
  }

  @Test
  void a_workspace_that_has_not_let_us_in_is_not_heard_whatever_token_there_is() {
    visitor.event(
        "Ev1", Visitor.message("app_mention", "1.1", "<@UBOT> ack"), Map.of("team_id", "T666"));
    Answer command = visitor.command("ack", Map.of("team_id", "T666"));
    Map<String, Object> press = Visitor.press("1.2.b", "act-1");
    press.put("team", Map.of("id", "T666"));
    visitor.interaction(press);

    assertThat(visitor.bot.heard()).isEmpty();
    assertThat(visitor.bot.pressed()).isEmpty();
    assertThat(command.body()).contains("not connected");
  }

  @Test
  void the_workspace_that_counts_is_the_one_that_has_let_us_in_and_not_the_senders() {
    Map<String, Object> event = Visitor.message("app_mention", "1.1", "<@UBOT> ack");
    event.put("user_team", "T9");
    visitor.event(
        "Ev1",
        event,
        Map.of(
            "team_id",
            "T9",
            "is_ext_shared_channel",
            true,
            "authorizations",
            List.of(Map.of("team_id", "T1"))));

    Line line = visitor.bot.heard().getFirst();
    assertThat(line.room().name()).isEqualTo("T1/C1");
    assertThat(line.actor().guest()).as("of another company").isTrue();
  }

  @Test
  void somebody_of_the_same_organisation_is_no_guest() {
    visitor.workspaces.put("T1", new Workspace("T1", "E1", new Secret("xoxb"), "UBOT", "B1"));
    Map<String, Object> event = Visitor.message("app_mention", "1.1", "<@UBOT> ack");
    event.put("user_team", "E1");
    visitor.event("Ev1", event);

    assertThat(visitor.bot.heard().getFirst().actor().guest()).isFalse();
  }

  @Test
  void in_a_shared_channel_whoever_cannot_be_told_is_a_guest() {
    visitor.api.on("users.info", call -> "{\"ok\":false,\"error\":\"missing_scope\"}");
    visitor.event(
        "Ev1",
        Visitor.message("app_mention", "1.1", "<@UBOT> ack"),
        Map.of("is_ext_shared_channel", true));
    visitor.mention("Ev2", "1.2", "<@UBOT> ack");

    assertThat(visitor.bot.heard())
        .extracting(line -> line.actor().guest())
        .containsExactly(true, false);
    assertThat(visitor.bot.heard().getFirst().actor().displayName()).isEqualTo("U1");
  }

  @Test
  void a_slash_command_is_answered_at_once_and_for_the_asker_alone() {
    visitor.bot.on("page <@U2> & more", line -> answer("Paged."));

    Answer answer = visitor.command("page <@U2|sam> &amp; more", Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/json");
    assertThat(answer.body()).contains("\"response_type\":\"ephemeral\"").contains("Paged.");
    assertThat(visitor.bot.heard().getFirst().attempt().token()).isEqualTo("slack:1.2.a");
    assertThat(visitor.api.waiting("chat.postEphemeral")).isZero();
  }

  @Test
  void a_slash_command_without_text_asks_for_help() {
    visitor.command("", Map.of());
    assertThat(visitor.bot.heard().getFirst().text()).isEqualTo("help");
  }

  @Test
  void a_slash_command_is_told_that_the_database_is_away() {
    visitor.bot.on(
        "ack",
        line -> {
          throw new Unavailable("database", Duration.ofSeconds(1), new IllegalStateException());
        });
    Answer answer = visitor.command("ack", Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("The database is away. Nothing was changed");
  }

  @Test
  void an_answer_that_the_channel_does_not_take_comes_as_a_direct_message() {
    visitor.bot.on("ack", line -> answer("Maria has it."));
    visitor.api.on(
        "chat.postEphemeral", call -> "{\"ok\":false,\"error\":\"user_not_in_channel\"}");
    visitor.mention("Ev1", "1.1", "<@UBOT> ack");

    assertThat(visitor.api.next("chat.postMessage").get("channel")).isEqualTo("U1");
  }

  @Test
  void a_secret_is_shown_once_and_never_posted() {
    Reply told =
        new Reply.Answer(Message.text("Key: sesame"), Message.text("Key: shown once"), true);
    visitor.bot.on("source create cw", line -> told);
    visitor.api.on("chat.postEphemeral", call -> "{\"ok\":false,\"error\":\"not_in_channel\"}");
    Map<String, Object> event = Visitor.message("message", "1.1", "source create cw");
    event.put("channel", "D1");
    event.put("channel_type", "im");
    visitor.event("Ev1", event);

    assertThat(visitor.api.next("chat.postEphemeral").get("text")).contains("sesame");
    assertThat(visitor.api.next("chat.postMessage").get("text")).isEqualTo("Key: shown once");
  }

  @Test
  void an_answer_waits_when_slack_asks_for_a_pause_and_comes() {
    visitor.bot.on("ack", line -> answer("Maria has it."));
    visitor.api.on(
        "chat.postEphemeral",
        call -> {
          visitor.api.on("chat.postEphemeral", again -> "{\"ok\":true}");
          return "{\"ok\":false,\"error\":\"ratelimited\"}";
        });
    visitor.mention("Ev1", "1.1", "<@UBOT> ack");

    visitor.api.next("chat.postEphemeral");
    assertThat(visitor.api.next("chat.postEphemeral").get("text")).isEqualTo("Maria has it.");
  }

  @Test
  void a_workspace_that_throws_us_out_is_forgotten() {
    visitor.event("Ev1", Map.of("type", "app_uninstalled"), Map.of("event_time", 1_700_000_000));
    visitor.event(
        "Ev2",
        Map.of("type", "tokens_revoked", "tokens", Map.of("bot", List.of("UBOT"))),
        Map.of("event_time", 1_700_000_001));
    visitor.event(
        "Ev3", Map.of("type", "tokens_revoked", "tokens", Map.of("oauth", List.of("U1"))));

    assertThat(visitor.forgotten).containsExactly("T1 1700000000", "T1 1700000001");
  }

  @Test
  void the_bots_own_page_shows_what_is_open() {
    visitor.bot.onDesk(new Group("Yours · 1", List.of(Message.text("#1 Checkout errors"))));
    visitor.event("Ev1", Map.of("type", "app_home_opened", "user", "U1", "tab", "home"));

    ScriptedApi.Call shown = visitor.api.next("views.publish");
    assertThat(shown.get("user_id")).isEqualTo("U1");
    assertThat(shown.get("view")).contains("\"home\"", "Yours · 1").contains("#1 Checkout errors");
  }

  private static Reply answer(String text) {
    return ScriptedConversation.privately(Message.text(text));
  }
}
