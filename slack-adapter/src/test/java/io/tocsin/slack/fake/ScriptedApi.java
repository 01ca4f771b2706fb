package io.tocsin.slack.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Slack's Web API as a test wants it: it answers as it was told, and remembers what was asked. */
public final class ScriptedApi implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Function<Call, String>> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

  /** A method, such as {@code chat.postMessage}, and what was sent with it. */
  public record Call(String method, Map<String, String> arguments) {
    public String get(String name) {
      return arguments.getOrDefault(name, "");
    }
  }

  public ScriptedApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  /** From now on a method is answered like this. */
  public ScriptedApi on(String method, Function<Call, String> answer) {
    answers.put(method, answer);
    return this;
  }

  /** The next call of a method, which must come; others before it are passed over. */
  public Call next(String method) {
    try {
      for (Call call; (call = calls.poll(10, TimeUnit.SECONDS)) != null; ) {
        if (call.method().equals(method)) {
          return call;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError(method + " was not called");
  }

  /** How many calls of a method came that nobody has asked for yet. */
  public long waiting(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).count();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Call call = new Call(method, arguments(body));
    calls.add(call);
    String answer = answers.getOrDefault(method, any -> "{\"ok\":true}").apply(call);
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static Map<String, String> arguments(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (a, b) -> b));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
