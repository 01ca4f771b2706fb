package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.FakeSlack;
import io.tocsin.slack.fake.Posted;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Slack in the test's own process, for a Tocsin in another one. */
final class SlackNextDoor implements AutoCloseable {
  static final String CHANNEL = "C1";
  static final String ROOM = "slack:" + FakeSlack.TEAM + "/" + CHANNEL;

  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());

  SlackNextDoor() {
    slack.channel(CHANNEL);
    slack.on("conversations.info", asked -> channel());
  }

  private static Answered channel() {
    Answered answer = Answered.ok();
    answer
        .body()
        .putObject("channel")
        .put("id", CHANNEL)
        .put("name", "checkout")
        .put("is_member", true);
    return answer;
  }

  FakeSlack slack() {
    return slack;
  }

  /** What the other process has to know. */
  Map<String, String> environment() {
    return Map.of(
        "TOCSIN_SLACK_BOT_TOKEN",
        slack.workspace(FakeSlack.TEAM).botToken().reveal(),
        "TOCSIN_SLACK_SIGNING_SECRET",
        "8f742231b10e8888abcd99yyyzzz85a5",
        "TOCSIN_SLACK_API_URL",
        slack.apiUrl().toString());
  }

  /** Has the plan of the demo's Prometheus tell its incidents in the channel and these rooms. */
  void furnish(House house, String... rooms) {
    String all = String.join(" ", List.of(rooms));
    String line = "plan set checkout --rooms " + (ROOM + " " + all).strip();
    eventually(() -> !house.asks("sam", line).contains("Nothing was changed"));
  }

  /** What the bot has posted, in its order, as it stands now. */
  List<Posted> posted() {
    return slack.channel(CHANNEL).messages();
  }

  List<String> texts() {
    return posted().stream().map(Posted::text).toList();
  }

  /** Deliveries that stand in the channel more than once, by what is written on the messages. */
  List<String> doubled() {
    return posted().stream()
        .collect(Collectors.groupingBy(SlackNextDoor::delivery, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String delivery(Posted message) {
    JsonNode metadata = message.metadata();
    return metadata == null
        ? "an answer " + message.ts()
        : metadata.path("event_payload").path("id").asText();
  }

  @Override
  public void close() {
    slack.close();
  }
}
