package io.tocsin.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The endpoints on a real server, and clients of it. */
final class Served implements AutoCloseable {
  static final String KEY = "k3y-that-nobody-may-see";
  static final UUID REFERENCE = UUID.fromString("01890000-0000-7000-8000-000000000001");

  static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  final FakeDoor door = new FakeDoor();
  final FakeWeb web = new FakeWeb();
  volatile HttpApiConfig.Readiness readiness = Optional::empty;
  volatile HttpApiConfig.Topics topics = source -> Set.of();

  private final Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();

  Served() {
    this(config -> {});
  }

  Served(Consumer<JavalinConfig> more) {
    HttpApiConfig api =
        new HttpApiConfig(
            "123456789012",
            door,
            () -> readiness.missing(),
            new OneId(REFERENCE),
            new HttpApiConfig.Sns(source -> topics.of(source), Clock.fixed(NOW, ZoneOffset.UTC)));
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.jetty.host = "127.0.0.1";
                  more.accept(config);
                  HttpApi.mount(config, api, web);
                })
            .start(0);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(30));
  }

  /** An event with the right key in the header. */
  HttpResponse<String> post(String path, String body) {
    return post(path, BodyPublishers.ofString(body));
  }

  HttpResponse<String> post(String path, BodyPublisher body) {
    return send(request(path).header("Authorization", "Bearer " + KEY).POST(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Everything that the server answers to these very bytes until it closes the connection. */
  String raw(String request) throws IOException {
    try (Socket socket = connect(request)) {
      return answer(socket);
    }
  }

  Socket connect(String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  static String answer(Socket socket) throws IOException {
    try (InputStream in = socket.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String error(HttpResponse<String> response) {
    return error(response.body());
  }

  static String error(String body) {
    try {
      return JSON.readTree(body).path("error").textValue();
    } catch (IOException e) {
      throw new AssertionError("Not JSON: " + body, e);
    }
  }

  @Override
  public void close() {
    server.stop();
    client.close();
  }
}
