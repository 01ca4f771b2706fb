package io.tocsin.app.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The chat's HTTP interface with a scripted bot behind it, over real HTTP. */
final class FakeChat implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<ObjectNode> changes = new ArrayList<>();
  private final List<ObjectNode> alone = new ArrayList<>();
  private int ids;

  /** Every request that changes something: method, path as sent, body. */
  final List<String> requests = new ArrayList<>();

  /** What the bot does with a message that somebody has posted. */
  Consumer<ObjectNode> bot = message -> answer(message, "done: " + message.path("text").asText());

  /** What the server tells this once with the answer to a request, of the last message. */
  @Nullable String once;

  /** Counts down as a client waits for news. */
  final CountDownLatch waiting = new CountDownLatch(1);

  FakeChat() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/chat/api/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  synchronized ObjectNode message(String from, String text) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("id", "m" + ++ids)
            .put("rev", 1)
            .put("from", from)
            .put("at", "2026-03-01T11:02:00Z")
            .put("text", text)
            .put("edited", false)
            .put("error", false)
            .put("private", false);
    message.putNull("card").putNull("thread").putNull("replyTo").putArray("actions");
    return message;
  }

  synchronized ObjectNode say(ObjectNode message) {
    changes.add(message.deepCopy());
    notifyAll();
    return message;
  }

  /** The bot writes to the one person alone. */
  synchronized void whisper(ObjectNode message) {
    alone.add(message.deepCopy());
    notifyAll();
  }

  ObjectNode answer(ObjectNode to, String text) {
    return say(message("tocsin", text).put("replyTo", to.path("id").asText()));
  }

  ObjectNode edit(ObjectNode message, String text) {
    message.put("text", text).put("rev", message.path("rev").asInt() + 1).put("edited", true);
    return say(message);
  }

  static ObjectNode withAction(ObjectNode message, String id, String label) {
    message.withArray("actions").addObject().put("id", id).put("label", label);
    return message;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<String> path = Arrays.asList(exchange.getRequestURI().getRawPath().split("/"));
      if (exchange.getRequestMethod().equals("GET")) {
        List<ObjectNode> room = path.get(4).startsWith("%40") ? alone : changes;
        respond(exchange, 200, changesFor(room, exchange.getRequestURI().getRawQuery()));
      } else {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        requests.add("POST " + exchange.getRequestURI().getRawPath() + " " + body);
        post(exchange, path.get(4), path.contains("actions"), body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void post(HttpExchange exchange, String room, boolean press, JsonNode body)
      throws IOException {
    if (press) {
      respond(exchange, 200, withOnce(JSON.createObjectNode().putNull("message")));
    } else if (room.equals("nowhere")) {
      respond(exchange, 404, JSON.createObjectNode().put("error", "There is no room nowhere."));
    } else {
      ObjectNode message = say(message(body.path("as").asText(), body.path("text").asText()));
      bot.accept(message);
      respond(exchange, 201, withOnce(JSON.createObjectNode().put("id", id(message))));
    }
  }

  private synchronized ObjectNode withOnce(ObjectNode answer) {
    if (once != null) {
      answer.set("once", changes.getLast().deepCopy().put("text", once));
    }
    return answer;
  }

  private static String id(JsonNode message) {
    return message.path("id").asText();
  }

  private synchronized JsonNode changesFor(List<ObjectNode> room, String query)
      throws InterruptedException {
    int after = parameter(query, "after");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(parameter(query, "wait"));
    if (room == changes && after >= 0 && end - System.nanoTime() > TimeUnit.SECONDS.toNanos(10)) {
      waiting.countDown();
    }
    while (after >= room.size() && end > System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
    ObjectNode answer = JSON.createObjectNode().put("cursor", room.size());
    ArrayNode messages = answer.putArray("messages");
    room.subList(Math.min(Math.max(after, 0), room.size()), room.size()).forEach(messages::add);
    return answer;
  }

  private static int parameter(String query, String name) {
    return Arrays.stream(query.split("&"))
        .filter(it -> it.startsWith(name + "="))
        .map(it -> Integer.parseInt(URLDecoder.decode(it.substring(name.length() + 1), UTF_8)))
        .findFirst()
        .orElse(-1);
  }

  private static void respond(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
