package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client and receiver on a product made of a few lines, which tells what it is told to. */
class DriverTest {
  private static final Pattern NAME = Pattern.compile("\"alertname\":\"BenchNo([0-9]{9})\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Receiver receiver;
  private HttpServer product;
  private IntPredicate tells = number -> true;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
    Thread.ofPlatform().daemon().start(receiver);
    product = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    product.setExecutor(threads);
    product.createContext("/alerts", this::take);
    product.start();
  }

  @AfterEach
  void stop() {
    product.stop(0);
    threads.close();
    client.close();
  }

  @Test
  void what_was_told_is_received_at_full_speed() throws Exception {
    Load.Result result = run(load(1, null));

    assertThat(result.answered()).isPositive().isEqualTo(result.received());
    assertThat(result.lost()).isZero();
    assertThat(result.doubled()).isZero();
    assertThat(result.refused()).isZero();
    assertThat(result.answerP50()).isPositive().isLessThanOrEqualTo(result.answerP99());
  }

  @Test
  void a_rate_is_kept_and_each_alarm_of_a_request_counts() throws Exception {
    Load.Result result = run(load(3, 100.0));

    assertThat(result.answered()).isEqualTo(60);
    assertThat(result.received()).isEqualTo(60);
  }

  @Test
  void what_was_answered_and_never_told_is_lost() throws Exception {
    tells = number -> number % 10 != 0;

    Load.Result result = run(load(1, 100.0));

    assertThat(result.answered()).isEqualTo(20);
    assertThat(result.lost()).isEqualTo(2);
  }

  @Test
  void a_refusal_is_counted_and_kept_and_nothing_of_it_is_lost() throws Exception {
    status = 409;
    tells = number -> false;

    Load.Result result = run(load(1, 100.0));

    assertThat(result.refused()).isEqualTo(20);
    assertThat(result.refusal()).contains("409", "as it is");
    assertThat(result.lost()).isZero();
    assertThat(result.answered()).isZero();
  }

  private Load.Result run(Load load) throws Exception {
    return new Driver(receiver, Duration.ofMillis(300)).run(load);
  }

  private Load load(int batch, Double rate) {
    int port = product.getAddress().getPort();
    return new Load(port, "/alerts", Load.Kind.DISTINCT, new int[0], 4, batch, rate, 0.2, true);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher names = NAME.matcher(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      while (names.find()) {
        if (tells.test(Integer.parseInt(names.group(1)))) {
          tell(names.group(1));
        }
      }
      byte[] answer = "as it is".getBytes(UTF_8);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private void tell(String number) {
    String card = "{\"text\":\"● #1 BenchNo%s is slow\\nStarted by alert BenchNo%s\"}";
    String story = "{\"text\":\"Started by alert BenchNo%s.\"}";
    post(card.formatted(number, number));
    post(story.formatted(number));
  }

  private void post(String body) {
    URI room = URI.create("http://127.0.0.1:" + receiver.port() + "/room");
    try {
      client.send(
          HttpRequest.newBuilder(room).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
          BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
