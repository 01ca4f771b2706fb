package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Json;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Conversation.Press;
import io.tocsin.core.chat.Conversation.Quote;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Input;
import io.tocsin.core.testkit.ScriptedConversation;
import io.tocsin.slack.SlackAdapter.Answer;
import io.tocsin.slack.fake.ScriptedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PressingTest {
  private final Visitor visitor = new Visitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void a_button_is_pressed_where_it_stands_and_answered_to_whoever_pressed() {
    visitor.bot.onPress(
        "act-1", press -> ScriptedConversation.privately(Message.text("Maria has it.")));

    Answer answer = visitor.interaction(Visitor.press("1.2.a", "act-1"));

    assertThat(answer).isEqualTo(Answer.OK);
    Press press = visitor.bot.pressed().getFirst();
    assertThat(press.room().name()).isEqualTo("T1/C1");
    assertThat(press.thread()).as("the first message of a thread is not in it").isNull();
    assertThat(press.message()).isEqualTo("9.1");
    assertThat(press.attempt().token()).isEqualTo("slack:1.2.a");
    ScriptedApi.Call told = visitor.api.next("chat.postEphemeral");
    assertThat(told.get("text")).isEqualTo("Maria has it.");
  }

  @Test
  void several_presses_in_one_request_all_count() {
    visitor.interaction(Visitor.press("1.2.a", "act-1", "act-2"));

    assertThat(visitor.bot.pressed()).extracting(Press::action).containsExactly("act-1", "act-2");
    assertThat(visitor.bot.pressed()).extracting(Press::attempt).doesNotHaveDuplicates();
  }

  @Test
  void a_stranger_who_presses_is_a_guest() {
    Map<String, Object> press = Visitor.press("1.2.a", "act-1");
    press.put("user", Map.of("id", "U7", "name", "eve", "team_id", "T9"));
    visitor.api.on("users.info", call -> Visitor.user("U7", "T9"));
    visitor.interaction(press);

    assertThat(visitor.bot.pressed().getFirst().actor().guest()).isTrue();
  }

  @Test
  void buttons_of_others_are_nobodys_business() {
    Map<String, Object> press = Visitor.press("1.2.a");
    press.put("actions", List.of(Map.of("action_id", "else", "type", "button", "value", "x")));

    assertThat(visitor.interaction(press).status()).isEqualTo(200);
    assertThat(visitor.bot.pressed()).isEmpty();
  }

  @Test
  void a_press_while_the_database_is_away_is_answered_in_words() {
    visitor.bot.onPress(
        "act-1",
        press -> {
          throw new Unavailable("database", Duration.ofSeconds(1), new IllegalStateException());
        });

    assertThat(visitor.interaction(Visitor.press("1.2.a", "act-1")).status()).isEqualTo(200);
    assertThat(visitor.api.next("chat.postEphemeral").get("text"))
        .startsWith("The database is away.");
  }

  @Test
  void a_button_that_asks_for_something_opens_a_form_and_what_is_sent_counts_as_the_press() {
    visitor.bot.onPress("note-1", press -> ScriptedConversation.privately(Message.text("Noted.")));

    String view = open();
    Answer sent = visitor.interaction(submission(view, "rolled back"));

    assertThat(sent).isEqualTo(Answer.OK);
    Press press = visitor.bot.pressed().getFirst();
    assertThat(press.input()).isEqualTo("rolled back");
    assertThat(press.message()).isEqualTo("9.1");
    assertThat(press.room().name()).isEqualTo("T1/C1");
    assertThat(press.attempt().token()).isEqualTo("slack:V1");
    assertThat(visitor.api.next("chat.postEphemeral").get("text")).isEqualTo("Noted.");
  }

  @Test
  void what_is_wrong_is_said_in_the_form_which_stays_open() {
    visitor.bot.onPress(
        "note-1", press -> ScriptedConversation.privately(Message.error("The note is empty.")));

    Answer sent = visitor.interaction(submission(open(), " "));

    assertThat(sent.body())
        .contains("\"response_action\":\"errors\"")
        .contains("\"input\":\"The note is empty.\"");
  }

  @Test
  void a_form_that_was_opened_in_another_workspace_does_nothing() {
    Map<String, Object> submission = submission(open(), "rolled back");
    submission.put("team", Map.of("id", "T2"));

    assertThat(visitor.interaction(submission).body()).contains("errors");
    assertThat(visitor.bot.pressed()).isEmpty();
  }

  @Test
  void a_form_that_did_not_open_in_time_is_told_of() {
    visitor.api.on("views.open", call -> "{\"ok\":false,\"error\":\"expired_trigger_id\"}");
    visitor.interaction(Visitor.press("1.2.a", note()));

    assertThat(visitor.api.next("chat.postEphemeral").get("text"))
        .startsWith("Slack took too long");
  }

  @Test
  void the_shortcut_starts_an_incident_from_anywhere() {
    visitor.bot.on(
        "start checkout Errors", line -> ScriptedConversation.privately(Message.text("Started.")));
    Map<String, Object> shortcut =
        new HashMap<>(Map.of("type", "shortcut", "callback_id", "start"));
    shortcut.put("team", Map.of("id", "T1"));
    shortcut.put("user", Map.of("id", "U1", "team_id", "T1"));
    shortcut.put("trigger_id", "1.2.c");
    visitor.interaction(shortcut);
    String view = visitor.api.next("views.open").get("view");

    visitor.interaction(submission(view, "checkout Errors"));

    assertThat(visitor.bot.heard().getFirst().direct()).isTrue();
    ScriptedApi.Call told = visitor.api.next("chat.postMessage");
    assertThat(told.get("channel")).isEqualTo("U1");
    assertThat(told.get("text")).isEqualTo("Started.");
  }

  @Test
  void a_message_is_kept_by_the_shortcut_with_its_own_time_and_author() {
    visitor.api.on(
        "chat.getPermalink", call -> "{\"ok\":true,\"permalink\":\"https://x.example/p1\"}");
    visitor.interaction(shortcutOn("rolled back by <@U3> &amp; me"));

    assertThat(visitor.api.next("chat.postEphemeral").get("text")).isEqualTo("Noted.");
    Quote quote = visitor.bot.quoted().getFirst();
    assertThat(quote.said())
        .isEqualTo(new Quote.Said("NU2", "rolled back by @NU3 & me", "https://x.example/p1"));
    assertThat(quote.thread()).isEqualTo("1699999999.000100");
    assertThat(quote.attempt().token()).isEqualTo("slack:pin:T1/C1/1700000000.000200");
    assertThat(quote.attempt().at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000, 200_000));
    assertThat(quote.actor().id()).isEqualTo("T1/U1");
  }

  @Test
  void a_message_is_kept_by_the_emoji_in_any_colour_and_others_mean_nothing() {
    visitor.api.on("conversations.replies", call -> history(call.get("ts")));
    visitor.event("Ev1", reaction("eyes"));
    visitor.event("Ev2", reaction("pushpin::skin-tone-3"));
    visitor.event("Ev2", reaction("pushpin::skin-tone-3"));

    assertThat(visitor.bot.quoted())
        .singleElement()
        .extracting(Quote::said)
        .isEqualTo(new Quote.Said("NU2", "rolled back", null));
  }

  @Test
  void an_emoji_on_a_message_that_slack_cannot_give_now_is_asked_for_again() {
    visitor.api.on("conversations.replies", call -> "{\"ok\":false,\"error\":\"ratelimited\"}");
    assertThat(visitor.event("Ev1", reaction("pushpin")).status()).isEqualTo(503);

    visitor.api.on("conversations.replies", call -> history(call.get("ts")));
    assertThat(visitor.event("Ev1", reaction("pushpin")).status()).isEqualTo(200);
    assertThat(visitor.bot.quoted()).hasSize(1);
  }

  @Test
  void an_emoji_on_a_message_that_may_not_be_read_is_answered_with_the_reason() {
    visitor.api.on("conversations.replies", call -> "{\"ok\":false,\"error\":\"not_in_channel\"}");

    assertThat(visitor.event("Ev1", reaction("pushpin")).status()).isEqualTo(200);
    assertThat(visitor.api.next("chat.postEphemeral").get("text")).contains("invite it there");
  }

  private String open() {
    visitor.interaction(Visitor.press("1.2.a", note()));
    ScriptedApi.Call opened = visitor.api.next("views.open");
    assertThat(opened.get("trigger_id")).isEqualTo("1.2.a");
    return opened.get("view");
  }

  private static String note() {
    return Json.write(new Button("note-1", "Note", new Input("Note", List.of(), true)));
  }

  private static Map<String, Object> submission(String view, String input) {
    Map<String, Object> sent = new HashMap<>();
    sent.put("type", "view_submission");
    sent.put("team", Map.of("id", "T1"));
    sent.put("user", Map.of("id", "U1", "name", "maria", "team_id", "T1"));
    sent.put(
        "view",
        Map.of(
            "id",
            "V1",
            "type",
            "modal",
            "callback_id",
            Form.CALLBACK,
            "private_metadata",
            Json.read(view, Map.class).get("private_metadata"),
            "state",
            Map.of("values", Map.of("input", Map.of("input", Map.of("value", input))))));
    return sent;
  }

  private static Map<String, Object> shortcutOn(String text) {
    Map<String, Object> payload = new HashMap<>();
    payload.put("type", "message_action");
    payload.put("callback_id", "keep");
    payload.put("team", Map.of("id", "T1"));
    payload.put("user", Map.of("id", "U1", "team_id", "T1"));
    payload.put("channel", Map.of("id", "C1"));
    payload.put(
        "message",
        Map.of(
            "user",
            "U2",
            "text",
            text,
            "ts",
            "1700000000.000200",
            "thread_ts",
            "1699999999.000100"));
    return payload;
  }

  private static Map<String, Object> reaction(String name) {
    return Map.of(
        "type",
        "reaction_added",
        "user",
        "U1",
        "reaction",
        name,
        "item",
        Map.of("type", "message", "channel", "C1", "ts", "1700000000.000200"));
  }

  private static String history(String ts) {
    return Json.write(
        Map.of(
            "ok",
            true,
            "messages",
            List.of(Map.of("user", "U2", "text", "rolled back", "ts", ts))));
  }
}
