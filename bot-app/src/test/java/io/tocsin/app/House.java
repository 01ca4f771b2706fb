package io.tocsin.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A running Tocsin as a newcomer meets it: by its port and nothing else. */
final class House {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("user.dir")).getParent().resolve("docs/examples");

  private static final String ALERTS = "/events/demo-prometheus/" + Demo.KEY + "/api/v2/alerts";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  House(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  /** The texts that answer a line said in the terminal. */
  List<String> says(String who, String line) {
    return answers(who, line).stream().map(message -> message.path("text").asText()).toList();
  }

  /** The one text that answers a line. */
  String asks(String who, String line) {
    List<String> texts = says(who, line);
    if (texts.size() != 1) {
      throw new AssertionError(texts.size() + " answers to " + line + ": " + texts);
    }
    return texts.getFirst();
  }

  List<JsonNode> answers(String who, String line) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("as", who).put("text", line).put("direct", true);
    HttpResponse<String> posted = post("/chat/api/rooms/incidents/messages", body.toString());
    if (posted.statusCode() != 201) {
      throw new AssertionError(posted.statusCode() + ": " + posted.body());
    }
    String id = tree(posted.body()).path("id").asText();
    return messages(who, message -> message.path("replyTo").asText().equals(id));
  }

  /** Messages of the room as somebody sees them, newest state of each, by the order of changes. */
  List<JsonNode> messages(String who, Predicate<JsonNode> wanted) {
    List<JsonNode> found = new ArrayList<>();
    JsonNode page = tree(get("/chat/api/rooms/incidents/messages?as=" + who).body());
    page.path("messages").forEach(found::add);
    return found.stream().filter(wanted).toList();
  }

  /** The cards of incidents, which carry buttons or did. */
  List<JsonNode> livingMessages() {
    return messages("nobody", message -> message.path("card").isObject());
  }

  /** Presses a button of a message. */
  HttpResponse<String> presses(String who, JsonNode message, String label) {
    for (JsonNode action : message.path("actions")) {
      if (action.path("label").asText().equals(label)) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("as", who);
        String path = message.path("id").asText() + "/actions/" + action.path("id").asText();
        return post("/chat/api/messages/" + path, body.toString());
      }
    }
    throw new AssertionError("No button " + label + " on " + message);
  }

  /** One of the documented examples, with another identifier. */
  static String example(String file, String id) {
    try {
      ObjectNode event =
          (ObjectNode) Json.MAPPER.readTree(Files.readString(EXAMPLES.resolve(file)));
      return event.put("id", id).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> alarm(String key, String body) {
    return alarm("demo-cloudwatch", key, body);
  }

  HttpResponse<String> alarm(String source, String key, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(address + "/events/" + source))
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** An alert as Prometheus sends it; answers the status, 0 if nobody answered. */
  int alert(String name, Instant start, Instant end) {
    ObjectNode alert = Json.MAPPER.createObjectNode();
    alert.putObject("labels").put("alertname", name);
    alert.put("startsAt", start.toString()).put("endsAt", end.toString());
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address + ALERTS))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("[" + alert + "]"))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException gone) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(address + path)).build());
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + json, e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
