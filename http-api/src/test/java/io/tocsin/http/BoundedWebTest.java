package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedWebTest {
  private final BoundedWeb web = new BoundedWeb(Duration.ofSeconds(10));
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_page_is_read() throws IOException {
    serves(200, 5);
    Web.Answer answer = web.get(address());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(new String(answer.body(), StandardCharsets.US_ASCII)).isEqualTo("xxxxx");
  }

  @Test
  void a_page_of_the_longest_is_read_and_a_longer_one_is_not() throws IOException {
    serves(200, BoundedWeb.MOST_BYTES);
    assertThat(web.get(address()).body()).hasSize(BoundedWeb.MOST_BYTES);
    server.removeContext("/");
    serves(200, BoundedWeb.MOST_BYTES + 1);
    assertThatThrownBy(() -> web.get(address())).isInstanceOf(IOException.class);
  }

  @Test
  void no_redirection_is_followed() throws IOException {
    serves(302, 0);
    assertThat(web.get(address()).status()).isEqualTo(302);
  }

  @Test
  void nobody_waits_for_a_server_that_says_nothing() throws IOException {
    BoundedWeb hasty = new BoundedWeb(Duration.ofMillis(100));
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThatThrownBy(() -> hasty.get(address)).isInstanceOf(IOException.class);
    }
  }

  private void serves(int status, int length) {
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
          exchange.getResponseBody().write("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
