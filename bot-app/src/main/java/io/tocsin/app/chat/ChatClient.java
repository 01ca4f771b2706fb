package io.tocsin.app.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.app.chat.ChatProblem.Refused;
import io.tocsin.app.chat.ChatProblem.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The chat's HTTP interface, as one person who speaks in one room. */
final class ChatClient implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Beyond the wait that was asked for. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final ChatOptions options;

  ChatClient(ChatOptions options) {
    this.options = options;
  }

  /**
   * @param cursor where the next question starts
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Changes(List<ChatMessage> messages, long cursor) {
    Changes {
      requireNonNull(messages);
    }
  }

  /**
   * @param note what the server has to say beside it, if its answer got lost
   * @param once the answer, if it holds a secret that is told this once
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Posted(String id, @Nullable String note, @Nullable ChatMessage once) {
    Posted {
      requireNonNull(id);
    }
  }

  /**
   * @param once the answer, if it holds a secret that is told this once
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Pressed(@Nullable ChatMessage once) {}

  /** Says a line, as a command; returns when it was handled. */
  Posted post(String text) throws ChatProblem {
    ObjectNode body = asMe().put("text", text).put("direct", true);
    return read(send(request("rooms/" + encode(options.room()) + "/messages", body)), Posted.class);
  }

  /** What is new or changed after the cursor, or the newest there is without one. */
  Changes messages(String room, OptionalLong after, Duration wait) throws ChatProblem {
    StringBuilder query = new StringBuilder("?as=" + encode(options.as()));
    after.ifPresent(cursor -> query.append("&after=").append(cursor));
    query.append("&wait=").append(wait.toSeconds());
    HttpRequest request =
        HttpRequest.newBuilder(uri("rooms/" + encode(room) + "/messages" + query))
            .timeout(wait.plus(ANSWER))
            .build();
    return read(send(request), Changes.class);
  }

  Pressed press(String message, String action, Optional<String> input) throws ChatProblem {
    ObjectNode body = asMe();
    input.ifPresent(text -> body.put("input", text));
    String path = "messages/" + encode(message) + "/actions/" + encode(action);
    return read(send(request(path, body)), Pressed.class);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private ObjectNode asMe() {
    return JSON.createObjectNode().put("as", options.as());
  }

  private URI uri(String path) {
    String server = options.url().toString().replaceFirst("/+$", "");
    return URI.create(server + "/chat/api/" + path);
  }

  private HttpRequest request(String path, JsonNode body) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(ANSWER)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString(), UTF_8))
        .build();
  }

  private String send(HttpRequest request) throws ChatProblem {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString(UTF_8));
      if (response.statusCode() / 100 == 2) {
        return response.body();
      }
      throw new Refused(read(response.body(), Wrong.class).error());
    } catch (IOException e) {
      throw new Unreachable(
          "Tocsin does not answer at %s; start it with ./tocsin up, or name another with --url."
              .formatted(options.url()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("Interrupted.");
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Wrong(String error) {
    Wrong {
      requireNonNull(error);
    }
  }

  private <T> T read(String body, Class<T> type) throws Unreachable {
    try {
      T value = JSON.readValue(body, type);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException e) {
      // Falls through to the same sentence.
    }
    throw new Unreachable(
        "Something answers at %s, but it is not Tocsin's chat; name another with --url."
            .formatted(options.url()));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
