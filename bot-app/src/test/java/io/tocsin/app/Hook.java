package io.tocsin.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.core.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The receiver of an incoming webhook, which answers as it is told. */
final class Hook implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final List<String> turnedAway = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile Mode mode = Mode.TAKES;

  /** How it answers. */
  enum Mode {
    TAKES,
    TOO_MANY,
    BROKEN,
    /** Takes the request and says nothing. */
    SILENT
  }

  /** What it took. */
  record Post(String delivery, String text, long nanos) {}

  Hook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  Map<String, String> allowed() {
    return Map.of("TOCSIN_WEBHOOKS_ALLOW", "127.0.0.1:" + server.getAddress().getPort());
  }

  /** Has the plan of the demo's Prometheus tell its incidents here and nowhere else. */
  void furnish(House house) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    house.asks("sam", "room create hook --webhook " + url);
    house.asks("sam", "plan set checkout --rooms hook");
  }

  void answers(Mode how) {
    mode = how;
  }

  List<Post> posts() {
    return List.copyOf(posts);
  }

  /** How many requests were not taken. */
  int turnedAway() {
    return turnedAway.size();
  }

  /** How often each delivery came. */
  Map<String, Long> deliveries() {
    return posts.stream().collect(Collectors.groupingBy(Post::delivery, Collectors.counting()));
  }

  /** Whether a message holds this text. */
  boolean heard(String text) {
    return posts.stream().anyMatch(post -> post.text().contains(text));
  }

  /** Deliveries that came more than once. */
  long doubled() {
    return deliveries().values().stream().filter(times -> times > 1).count();
  }

  private void take(HttpExchange exchange) throws IOException {
    String delivery = exchange.getRequestHeaders().getFirst("Tocsin-Delivery");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    switch (mode) {
      case TAKES -> {
        posts.add(
            new Post(
                delivery, Json.MAPPER.readTree(body).path("text").asText(), System.nanoTime()));
        answer(exchange, 200);
      }
      case TOO_MANY -> {
        turnedAway.add(delivery);
        exchange.getResponseHeaders().add("Retry-After", "1");
        answer(exchange, 429);
      }
      case BROKEN -> {
        turnedAway.add(delivery);
        answer(exchange, 500);
      }
      case SILENT -> {
        turnedAway.add(delivery);
        await();
      }
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
