package io.tocsin.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the loads need in the product, made as its users make it: by lines in the chat.
 *
 * @param alertsPath where Prometheus would post alerts to
 * @param eventsPath where EventBridge would post events to
 * @param topics numbers of the incidents that are talked about
 */
record Furniture(String alertsPath, String eventsPath, int[] topics) {
  static final String CHAT_PATH = "/chat/api/rooms/incidents/messages";

  private static final int TOPICS = 64;
  private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z0-9_-]{43})$");
  private static final Pattern INCIDENT = Pattern.compile("#(\\d+)");

  static Furniture in(int port, int receiverPort) throws IOException, InterruptedException {
    try (Chat chat = new Chat(port, HttpClient.newHttpClient())) {
      chat.say(plan("bench"));
      chat.say("room create bench --webhook http://127.0.0.1:" + receiverPort + "/room");
      chat.say("plan set bench --rooms bench");
      chat.say(plan("bench-chat"));
      String prometheus = chat.say("source create bench prometheus bench");
      String cloudwatch = chat.say("source create bench-again cloudwatch bench");
      int[] topics = new int[TOPICS];
      for (int i = 0; i < TOPICS; i++) {
        String started = chat.say("start bench-chat \"Topic " + i + "\"");
        topics[i] = Integer.parseInt(find(INCIDENT, started));
      }
      return new Furniture(
          "/events/bench/" + find(KEY, prometheus) + "/api/v2/alerts",
          "/events/bench-again/" + find(KEY, cloudwatch),
          topics);
    }
  }

  /** A plan whose incidents are told in that room. */
  static void storm(int port, String room) throws IOException, InterruptedException {
    try (Chat chat = new Chat(port, HttpClient.newHttpClient())) {
      chat.say(plan("bench-storm"));
      chat.say("plan set bench-storm --rooms " + room);
    }
  }

  private static String plan(String name) {
    return "ssm-incidents create-response-plan --name %s --incident-template title=Bench,impact=3"
        .formatted(name);
  }

  private static String find(Pattern pattern, String answer) {
    Matcher found = pattern.matcher(answer);
    if (!found.find()) {
      throw new BenchFailure("The product's answer was not understood: " + answer);
    }
    return found.group(1);
  }

  private record Chat(int port, HttpClient client) implements AutoCloseable {
    /** Says the line and returns the bot's answer. */
    String say(String line) throws IOException, InterruptedException {
      String body = Json.write(Map.of("as", "bench", "text", line, "direct", true));
      JsonNode said =
          send(
              HttpRequest.newBuilder(uri(CHAT_PATH))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body)));
      return said.has("once") ? said.path("once").path("text").asText() : answer(line, said);
    }

    private String answer(String line, JsonNode said) throws IOException, InterruptedException {
      String id = said.path("id").asText();
      JsonNode messages = send(HttpRequest.newBuilder(uri(CHAT_PATH + "?as=bench")));
      return messages
          .path("messages")
          .valueStream()
          .filter(message -> message.path("replyTo").asText().equals(id))
          .map(message -> text(line, message))
          .findFirst()
          .orElseThrow(() -> new BenchFailure("The product did not answer \"" + line + "\"."));
    }

    private static String text(String line, JsonNode message) {
      String text = message.path("text").asText();
      if (message.path("error").asBoolean()) {
        throw new BenchFailure("The product refused \"" + line + "\": " + text);
      }
      return text;
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
      return Json.MAPPER.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    }

    private URI uri(String path) {
      return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
