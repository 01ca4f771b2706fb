package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.Message;
import io.tocsin.core.testkit.ScriptedConversation;
import io.tocsin.slack.fake.FakeSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackSocketTest {
  private final FakeSocket socket = FakeSocket.listening();
  private final Visitor visitor = new Visitor(Optional.of(new Secret("xapp-1")));

  @BeforeEach
  void answer() {
    visitor.api.on("apps.connections.open", call -> socket.answer());
  }

  @AfterEach
  void close() {
    visitor.close();
    socket.close();
  }

  @Test
  void a_mention_comes_over_the_connection_and_is_acknowledged() {
    visitor.bot.on("ack", line -> ScriptedConversation.privately(Message.text("Maria has it.")));
    visitor.slack.start();
    FakeSocket.send(socket.connected(), "e1", "events_api", false, event("Ev1"));

    assertThat(socket.acknowledged().path("envelope_id").asText()).isEqualTo("e1");
    assertThat(visitor.api.next("chat.postEphemeral").get("text")).isEqualTo("Maria has it.");
  }

  @Test
  void a_slash_command_has_its_answer_with_the_acknowledgement() {
    visitor.bot.on("status", line -> ScriptedConversation.privately(Message.text("Fine.")));
    visitor.slack.start();
    FakeSocket.send(socket.connected(), "e1", "slash_commands", true, command());

    JsonNode acknowledged = socket.acknowledged();
    assertThat(acknowledged.path("payload").path("response_type").asText()).isEqualTo("ephemeral");
    assertThat(acknowledged.path("payload").path("text").asText()).isEqualTo("Fine.");
  }

  @Test
  void what_could_not_be_done_is_not_acknowledged_and_done_when_it_comes_again() {
    visitor.bot.on(
        "ack",
        line -> {
          if (visitor.bot.heard().size() == 1) {
            throw new Unavailable("database", Duration.ofSeconds(1), new IllegalStateException());
          }
          return ScriptedConversation.privately(Message.text("Maria has it."));
        });
    visitor.slack.start();
    WebSocket connection = socket.connected();
    FakeSocket.send(connection, "e1", "events_api", false, event("Ev1"));
    FakeSocket.send(connection, "e2", "interactive", false, Map.of("type", "new_thing"));
    assertThat(socket.acknowledged().path("envelope_id").asText()).isEqualTo("e2");

    // The first of them may still meet the failure.
    for (int attempt = 1; attempt <= 5; attempt++) {
      FakeSocket.send(connection, "again" + attempt, "events_api", false, event("Ev1"));
    }

    assertThat(socket.acknowledged().path("envelope_id").asText()).startsWith("again");
    assertThat(visitor.api.next("chat.postEphemeral").get("text")).isEqualTo("Maria has it.");
  }

  @Test
  void when_slack_wants_another_connection_it_is_there_and_the_old_one_goes() {
    visitor.slack.start();
    WebSocket first = socket.connected();
    first.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");

    FakeSocket.send(socket.connected(), "e1", "events_api", false, event("Ev1"));

    assertThat(socket.acknowledged().path("envelope_id").asText()).isEqualTo("e1");
    assertThat(visitor.bot.heard()).hasSize(1);
  }

  @Test
  void a_connection_that_broke_is_opened_again() {
    visitor.slack.start();
    socket.connected().close();

    FakeSocket.send(socket.connected(), "e1", "events_api", false, event("Ev1"));

    assertThat(socket.acknowledged().path("envelope_id").asText()).isEqualTo("e1");
  }

  @Test
  void a_slack_that_refuses_for_a_while_is_asked_again() {
    visitor.api.on(
        "apps.connections.open",
        call -> {
          visitor.api.on("apps.connections.open", again -> socket.answer());
          return "{\"ok\":false,\"error\":\"internal_error\"}";
        });
    visitor.slack.start();

    assertThat(socket.connected().isOpen()).isTrue();
  }

  @Test
  void over_http_nothing_is_taken_then() {
    byte[] raw = "{\"type\":\"url_verification\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(visitor.slack.handle("/slack/events", Map.of(), raw).status()).isEqualTo(404);
  }

  private static Map<String, Object> event(String id) {
    return Map.of(
        "type",
        "event_callback",
        "event_id",
        id,
        "team_id",
        "T1",
        "event",
        Visitor.message("app_mention", "1.1", "<@UBOT> ack"));
  }

  private static Map<String, Object> command() {
    return Map.of(
        "command",
        "/tocsin",
        "text",
        "status",
        "team_id",
        "T1",
        "channel_id",
        "C1",
        "user_id",
        "U1",
        "trigger_id",
        "1.2.a");
  }
}
