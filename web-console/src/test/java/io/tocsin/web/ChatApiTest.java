package io.tocsin.web;

import static io.tocsin.core.testkit.ScriptedConversation.privately;
import static io.tocsin.core.testkit.ScriptedConversation.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Input;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ChatApiTest {
  private static final String INCIDENTS = "/chat/api/rooms/incidents/messages";

  private final ChatHouse house = new ChatHouse();
  private final Http http = new Http(house.port());

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_line_is_answered_201_when_the_answer_already_stands_in_the_room() {
    house.bot.on("@aws list", line -> publicly(Message.text("2 open incidents")));

    HttpResponse<String> said = http.json(INCIDENTS, "{\"as\":\"sam\",\"text\":\"@aws list\"}");

    assertThat(said.statusCode()).isEqualTo(201);
    String id = Http.tree(said).path("id").textValue();
    JsonNode messages = http.messages("incidents", "as=sam").path("messages");
    assertThat(messages.findValuesAsText("text")).containsExactly("@aws list", "2 open incidents");
    assertThat(messages.path(0).path("id").textValue()).isEqualTo(id);
    assertThat(messages.path(1).path("replyTo").textValue()).isEqualTo(id);
  }

  @Test
  void an_answer_with_a_secret_comes_once_with_the_line_that_asked_directly() {
    bot("rotate", "the key is 4711", "the key is ••••");

    HttpResponse<String> said =
        http.json(INCIDENTS, "{\"as\":\"sam\",\"text\":\"rotate\",\"direct\":true}");

    assertThat(Http.tree(said).path("once").path("text").textValue()).isEqualTo("the key is 4711");
    JsonNode kept = http.messages("incidents", "as=sam").path("messages").path(1);
    assertThat(kept.path("text").textValue()).isEqualTo("the key is ••••");
    assertThat(kept.path("id")).isEqualTo(Http.tree(said).path("once").path("id"));
  }

  @Test
  void an_answer_with_a_secret_is_read_once_by_whoever_asked_in_a_room() {
    bot("@aws rotate", "the key is 4711", "the key is ••••");

    HttpResponse<String> said = http.json(INCIDENTS, "{\"as\":\"sam\",\"text\":\"@aws rotate\"}");

    assertThat(said.body()).doesNotContain("4711", "once");
    assertThat(http.messages("incidents", "as=maria").toString()).doesNotContain("4711");
    assertThat(http.messages("incidents", "as=sam").toString()).contains("4711");
    assertThat(http.messages("incidents", "as=sam").toString()).doesNotContain("4711");
  }

  private void bot(String line, String now, String kept) {
    house.bot.on(line, heard -> new Reply.Answer(Message.text(now), Message.text(kept), true));
  }

  @Test
  void a_message_has_all_its_members() {
    http.say("incidents", "sam", "hello");

    JsonNode message = http.messages("incidents", "as=sam").path("messages").path(0);

    assertThat(message.propertyStream().map(java.util.Map.Entry::getKey))
        .containsExactly(
            "id", "rev", "from", "bot", "at", "text", "card", "actions", "thread", "edited",
            "error", "private", "replyTo");
    assertThat(message.path("rev").intValue()).isEqualTo(1);
    assertThat(message.path("from").textValue()).isEqualTo("sam");
    assertThat(message.path("at").textValue()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(message.path("card").isNull()).isTrue();
    assertThat(message.path("actions").isEmpty()).isTrue();
  }

  @Test
  void a_card_carries_its_parts_and_its_buttons() {
    house.posted("incidents", null, card());

    JsonNode message = http.messages("incidents", "as=sam").path("messages").path(0);

    assertThat(message.path("card"))
        .hasToString(
            "{\"tone\":\"CRITICAL\",\"title\":\"#214 Checkout\",\"sections\":[{\"kind\":\"moment\","
                + "\"label\":\"Started\",\"at\":\"2026-11-23T12:00:00Z\"}]}");
    assertThat(message.path("actions"))
        .hasToString(
            "[{\"id\":\"ack\",\"label\":\"Acknowledge\",\"style\":\"PRIMARY\",\"command\":\"ack #214\"},"
                + "{\"id\":\"note\",\"label\":\"Note\",\"style\":\"NORMAL\",\"input\":"
                + "{\"label\":\"What happened?\",\"choices\":[],\"multiline\":true}}]");
  }

  @Test
  void an_edit_comes_again_with_a_higher_rev() {
    String id = house.posted("incidents", null, Message.text("OPEN"));
    long cursor = http.messages("incidents", "as=sam").path("cursor").longValue();
    house.edited("incidents", id, Message.text("RESOLVED"));

    JsonNode changed = http.messages("incidents", "as=sam&after=" + cursor).path("messages");

    assertThat(changed).hasSize(1);
    assertThat(changed.path(0).path("id").textValue()).isEqualTo(id);
    assertThat(changed.path(0).path("rev").intValue()).isEqualTo(2);
    assertThat(changed.path(0).path("edited").booleanValue()).isTrue();
    assertThat(changed.path(0).path("text").textValue()).isEqualTo("RESOLVED");
  }

  @Test
  void a_private_answer_is_shown_to_the_asker_alone() {
    house.bot.on("@aws help", line -> privately(Message.text("only for you")));
    http.say("incidents", "sam", "@aws help");

    JsonNode mine = http.messages("incidents", "as=sam").path("messages").path(1);
    assertThat(mine.path("text").textValue()).isEqualTo("only for you");
    assertThat(mine.path("private").booleanValue()).isTrue();
    assertThat(http.messages("incidents", "as=maria").path("messages")).hasSize(1);
    assertThat(http.messages("incidents", "").path("messages")).hasSize(1);
    assertThat(http.messages("incidents", "as=maria&after=0").path("messages")).hasSize(1);
  }

  @Test
  void a_thread_is_read_with_the_message_it_hangs_on() {
    String root = http.say("incidents", "sam", "down?");
    http.say("incidents", "maria", "other talk");
    http.json(INCIDENTS, "{\"as\":\"maria\",\"text\":\"yes\",\"thread\":\"" + root + "\"}");

    JsonNode thread = http.messages("incidents", "as=sam&thread=" + root).path("messages");

    assertThat(thread.findValuesAsText("text")).containsExactly("down?", "yes");
    assertThat(thread.path(1).path("thread").textValue()).isEqualTo(root);
  }

  @Test
  void a_reader_who_waits_is_woken() {
    long cursor = http.messages("incidents", "as=sam").path("cursor").longValue();
    CompletableFuture<HttpResponse<String>> waiting =
        http.getLater(INCIDENTS + "?as=sam&wait=30&after=" + cursor);

    http.say("incidents", "maria", "wake up");

    JsonNode answer = Http.tree(waiting.join());
    assertThat(answer.path("messages").findValuesAsText("text")).containsExactly("wake up");
    assertThat(answer.path("cursor").longValue()).isEqualTo(cursor + 1);
  }

  @Test
  void a_wait_that_is_over_keeps_its_cursor() {
    JsonNode answer = http.messages("incidents", "as=sam&after=7&wait=1");

    assertThat(answer).hasToString("{\"messages\":[],\"cursor\":7}");
  }

  @Test
  void a_press_is_answered_with_the_answer() {
    house.bot.onPress("ack", press -> publicly(Message.text("sam has it")));
    house.bot.onPress("note", press -> publicly(Message.text("Noted: " + press.input())));
    String card = house.posted("incidents", null, card());

    HttpResponse<String> ack = press(card, "ack", "{\"as\":\"sam\"}");
    HttpResponse<String> note = press(card, "note", "{\"as\":\"sam\",\"input\":\"rolled back\"}");

    assertThat(ack.statusCode()).isEqualTo(200);
    assertThat(Http.tree(ack).path("message").path("text").textValue()).isEqualTo("sam has it");
    assertThat(Http.tree(ack).path("message").path("replyTo").textValue()).isEqualTo(card);
    assertThat(Http.tree(note).path("message").path("text").textValue())
        .isEqualTo("Noted: rolled back");
    assertThat(press(card, "silent", "{\"as\":\"sam\"}").body()).isEqualTo("{\"message\":null}");
  }

  @Test
  void a_refusal_of_the_bot_is_marked() {
    house.bot.on("@aws nonsense", line -> publicly(Message.error("I don't know nonsense.")));
    http.say("incidents", "sam", "@aws nonsense");

    JsonNode answer = http.messages("incidents", "as=sam").path("messages").path(1);

    assertThat(answer.path("error").booleanValue()).isTrue();
  }

  @Test
  void a_line_may_be_direct() {
    http.json(INCIDENTS, "{\"as\":\"sam\",\"text\":\"list\",\"direct\":true}");

    assertThat(house.bot.heard().getFirst().direct()).isTrue();
  }

  @Test
  void rooms_are_listed() {
    assertThat(http.get("/chat/api/rooms").body())
        .isEqualTo("{\"rooms\":[\"incidents\",\"payments\"]}");
  }

  @Test
  void an_answer_that_could_not_be_kept_comes_with_the_response() {
    house.bot.on(
        "@aws start checkout",
        line -> {
          house.store.away(true);
          return publicly(Message.text("#214 is open"));
        });

    HttpResponse<String> said =
        http.json(INCIDENTS, "{\"as\":\"sam\",\"text\":\"@aws start checkout\"}");

    assertThat(said.statusCode()).isEqualTo(201);
    assertThat(Http.tree(said).path("answer").textValue()).isEqualTo("#214 is open");
  }

  private HttpResponse<String> press(String message, String action, String body) {
    return http.json("/chat/api/messages/" + message + "/actions/" + action, body);
  }

  private static Message card() {
    return new Message(
        "#214 Checkout",
        Tone.CRITICAL,
        "#214 Checkout",
        List.of(new Section.Moment("Started", ChatHouse.NOON)),
        List.of(
            new Action("ack", "Acknowledge", Style.PRIMARY, null, "ack #214"),
            new Action(
                "note", "Note", Style.NORMAL, new Input("What happened?", List.of(), true), null)),
        false);
  }

  @Test
  void what_is_sent_again_under_its_id_is_said_once() {
    house.bot.on("@aws list", line -> privately(Message.text("nothing")));
    String body =
        "{\"as\":\"sam\",\"text\":\"@aws list\",\"clientId\":\"0b7c7c0e-7e3c-4b3f-9d6e-3f0f6a1f2b11\"}";

    HttpResponse<String> first = http.json("/chat/api/rooms/incidents/messages", body);
    HttpResponse<String> again = http.json("/chat/api/rooms/incidents/messages", body);

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(house.bot.heard()).hasSize(1);
    assertThat(http.messages("incidents", "as=sam").path("messages")).hasSize(2);
  }

  @Test
  void an_id_that_is_none_is_refused() {
    HttpResponse<String> refused =
        http.json(
            "/chat/api/rooms/incidents/messages",
            "{\"as\":\"sam\",\"text\":\"hi\",\"clientId\":\"7\"}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Http.error(refused)).isEqualTo("The member “clientId” must be a UUID, not “7”.");
  }

  @Test
  void older_messages_are_asked_for_by_the_one_that_they_stand_before() {
    String one = http.say("incidents", "sam", "one");
    http.say("incidents", "sam", "two");
    String three = http.say("incidents", "sam", "three");

    assertThat(http.messages("incidents", "before=" + three).path("messages"))
        .extracting(message -> message.path("text").textValue())
        .containsExactly("one", "two");
    assertThat(http.messages("incidents", "before=" + one).path("messages")).isEmpty();
    assertThat(http.get("/chat/api/rooms/payments/messages?before=" + one).statusCode())
        .isEqualTo(404);
    assertThat(http.get("/chat/api/rooms/incidents/messages?after=1&before=" + one).statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_line_is_completed_at_its_cursor() {
    HttpResponse<String> found = http.get("/chat/api/complete?line=%40aws%20start%20c&cursor=12");

    assertThat(found.body())
        .isEqualTo(
            "{\"start\":11,\"end\":12,\"items\":[{\"text\":\"checkout\",\"meaning\":\"Checkout\"}]}");
    assertThat(http.get("/chat/api/complete?line=sta&direct=true").body()).contains("\"start\"");
    assertThat(http.get("/chat/api/complete").body())
        .isEqualTo("{\"start\":0,\"end\":0,\"items\":[]}");
    assertThat(http.get("/chat/api/complete?line=x&cursor=-1").statusCode()).isEqualTo(400);
    assertThat(http.get("/chat/api/complete?line=x&direct=1").statusCode()).isEqualTo(400);
  }
}
