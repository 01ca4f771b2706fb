package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.config.Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room that is a webhook, from the line that makes it to the request that comes in there. */
class WebhookJobTest {
  private static final List<String> TEXTS = new CopyOnWriteArrayList<>();
  private static final List<String> DELIVERIES = new CopyOnWriteArrayList<>();

  @TempDir private static Path data;
  private static HttpServer receiver;
  private static Application application;
  private static House house;
  private static String host;

  @BeforeAll
  static void up() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          TEXTS.add(House.tree(body).path("text").asText());
          DELIVERIES.add(exchange.getRequestHeaders().getFirst("Tocsin-Delivery"));
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    receiver.start();
    host = "127.0.0.1:" + receiver.getAddress().getPort();
    Configuration trial = MainJobTest.trial(data, List.of(host));
    application = Application.start(trial, Clock.systemUTC(), Relaying.RUNNING);
    house = new House(application.port());
  }

  @AfterAll
  static void down() {
    application.close();
    receiver.stop(0);
  }

  @Test
  void an_incident_is_told_where_its_plan_has_a_webhook() throws IOException {
    String url = "http://" + host + "/services/T0/B0/verysecret";
    assertThat(house.asks("sam", "room create payments --webhook " + url))
        .isEqualTo("The room payments is there.");
    assertThat(house.asks("sam", "plan set search --rooms payments,incidents"))
        .contains("rooms: webhook:payments, incidents");

    house.asks("maria", "start search \"Search <!channel> is down\"");

    eventually(() -> !TEXTS.isEmpty());
    assertThat(TEXTS.getFirst())
        .startsWith("● #1 Search &lt;!channel&gt; is down — OPEN")
        .contains("Started by maria");
    house.asks("maria", "note #1 \"@here look\"");
    eventually(() -> TEXTS.getLast().contains("look"));
    assertThat(TEXTS.getLast()).doesNotContain("@here");
    assertThat(DELIVERIES).doesNotHaveDuplicates().doesNotContainNull();
    assertThat(house.asks("sam", "rooms"))
        .contains("payments · webhook in the format of Slack · 127.0.0.1")
        .doesNotContain("secret");
    String json = house.asks("sam", "rooms --output json");
    assertThat(json).contains("WEBHOOK").doesNotContain("secret");
    assertThat(house.asks("sam", "room create payments2 --webhook ftp://a.b/geheim"))
        .contains("--webhook: must be an address that begins with https://")
        .doesNotContain("geheim");
    assertThat(house.asks("sam", "plan set search --rooms paymnts"))
        .contains("Did you mean payments?");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("secrets.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_webhook_is_deleted_by_a_click() {
    house.asks("sam", "room create gone --webhook http://" + host + "/x");
    JsonNode question = house.answers("sam", "room delete gone").getFirst();
    assertThat(house.presses("sam", question, "Delete").body()).contains("Deleted.");
    assertThat(house.asks("sam", "rooms")).doesNotContain("gone");
  }
}
