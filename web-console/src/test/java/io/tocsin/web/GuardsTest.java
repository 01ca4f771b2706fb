package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class GuardsTest {
  private static final String SAY = "/chat/api/rooms/incidents/messages";
  private static final String HELLO = "{\"as\":\"sam\",\"text\":\"hello\"}";

  private final ChatHouse house = new ChatHouse();
  private final Http http = new Http(house.port());

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "localhost:80:80",
        "127.0.0.1.nip.io",
        "10.0.0.1:8080",
        "127.0.0.2",
        "[::2]",
        "localhost:"
      })
  void other_host_names_are_refused_everywhere(String host) {
    for (String path :
        new String[] {"/", "/chat/incidents", "/chat/api/rooms", "/chat/assets/chat.js"}) {
      assertThat(ask(path, host)).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 3");
    }
  }

  @Test
  void a_refused_host_is_told_so_in_one_sentence() {
    assertThat(ask("/chat/api/rooms", "evil.example"))
        .startsWith("HTTP/1.1 403")
        .endsWith("{\"error\":\"The console answers only to localhost, 127.0.0.1 and [::1].\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:1",
        "LOCALHOST:8080",
        "127.0.0.1:65535",
        "[::1]:8080",
        "[::1]"
      })
  void the_names_of_this_machine_are_served(String host) {
    assertThat(ask("/chat/api/rooms", host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1", "http://127.0.0.1"})
  void another_site_changes_nothing(String origin) {
    HttpResponse<String> said = http.json(SAY, HELLO, "Origin", origin);
    HttpResponse<String> form =
        http.form("/chat/page/say", Map.of("room", "incidents", "text", "hello"), "Origin", origin);

    assertThat(said.statusCode()).isEqualTo(403);
    assertThat(Http.error(said)).isEqualTo("Another site's page may not do this here.");
    assertThat(form.statusCode()).isEqualTo(403);
    assertThat(house.bot.heard()).isEmpty();
  }

  @Test
  void a_browser_that_says_where_a_request_comes_from_is_believed() {
    assertThat(http.json(SAY, HELLO, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(http.json(SAY, HELLO, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
    assertThat(http.json(SAY, HELLO, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(201);
  }

  @Test
  void the_own_page_and_programs_without_origin_may() {
    String own = "http://127.0.0.1:" + house.port();

    assertThat(http.json(SAY, HELLO, "Origin", own).statusCode()).isEqualTo(201);
    assertThat(http.json(SAY, HELLO).statusCode()).isEqualTo(201);
  }

  @Test
  void every_answer_carries_the_strict_headers() {
    HttpResponse<String> page = http.get("/chat/incidents");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
  }

  private String ask(String path, String host) {
    return http.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }
}
