package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.config.Configuration;
import io.tocsin.core.Json;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.FakeSlack;
import io.tocsin.slack.fake.FakeSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole house in Slack without a public address: it opens the connection itself. */
class SlackSocketJobTest {
  @TempDir private Path data;

  @Test
  void an_incident_is_started_acknowledged_and_shown_over_a_connection_of_our_own() {
    try (FakeSocket socket = FakeSocket.listening();
        FakeSlack slack = new FakeSlack(Clock.systemUTC())) {
      String channel = slack.founded().makeAsBot("checkout").id();
      JsonNode link = Json.read(socket.answer(), JsonNode.class);
      slack.on(
          "apps.connections.open", asked -> Answered.ok().with("url", link.path("url").asText()));
      try (Application house =
          Application.start(configuration(slack), Clock.systemUTC(), Relaying.RUNNING)) {
        WebSocket connection = socket.connected();

        FakeSocket.send(
            connection, "e1", "slash_commands", true, command(channel, "start checkout", 1));
        JsonNode started = socket.acknowledged();
        assertThat(started.path("payload").path("text").asText()).contains("OPEN");
        eventually(() -> shows(slack, channel, "Nobody has acknowledged"));

        FakeSocket.send(connection, "e2", "events_api", false, mention(channel, "ack"));
        assertThat(socket.acknowledged().path("envelope_id").asText()).isEqualTo("e2");
        eventually(() -> shows(slack, channel, "has it"));
        assertThat(house.port()).isPositive();
      }
    }
  }

  private static boolean shows(FakeSlack slack, String channel, String words) {
    return slack.channel(channel).texts().stream().anyMatch(text -> text.contains(words));
  }

  private static Map<String, Object> command(String channel, String text, int number) {
    return Map.of(
        "command",
        "/aws",
        "text",
        text,
        "team_id",
        FakeSlack.TEAM,
        "channel_id",
        channel,
        "user_id",
        "U7",
        "user_name",
        "leo",
        "trigger_id",
        number + ".2.a");
  }

  private static Map<String, Object> mention(String channel, String text) {
    Map<String, Object> event =
        Map.of(
            "type", "app_mention",
            "user", "U7",
            "ts", "1700000000.000100",
            "channel", channel,
            "text", "<@U" + FakeSlack.TEAM + "BOT> " + text);
    return Map.of(
        "type", "event_callback", "event_id", "Ev1", "team_id", FakeSlack.TEAM, "event", event);
  }

  private Configuration configuration(FakeSlack slack) {
    Configuration.Slack connected =
        new Configuration.Slack(
            Optional.of(slack.workspace(FakeSlack.TEAM).botToken()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(slack.appToken()),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            "pushpin",
            slack.apiUrl());
    return MainJobTest.trial(data, connected);
  }
}
