package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnservedTest {
  private final Served served =
      new Served(config ->
          config.routes.get(
              "/other",
              ctx -> {
                throw new IllegalStateException("select * from secrets");
              }));

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
  void an_event_can_only_be_posted(String method) {
    for (String address : new String[] {"/events/cloudwatch", "/events/cloudwatch/" + Served.KEY}) {
      HttpResponse<String> response =
          served.send(served.request(address).method(method, BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(response.headers().firstValue("Allow")).contains("POST");
      assertThat(Served.error(response)).isEqualTo("This address takes POST, not " + method + ".");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html,application/xhtml+xml", "application/json", "*/*"})
  void the_methods_that_are_allowed_do_not_depend_on_what_the_sender_reads(String accepted) {
    HttpResponse<String> response =
        served.send(served.request("/events/cloudwatch").header("Accept", accepted).GET());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
    assertThat(Served.error(response)).isEqualTo("This address takes POST, not GET.");
  }

  @Test
  void health_can_only_be_read() {
    HttpResponse<String> response = served.post("/health/live", "{}");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/events", "/events/", "/nothing", "/events/a/b/c", "/health", "/Events/a"})
  void an_address_that_nobody_has_is_answered_in_json(String address) {
    HttpResponse<String> response =
        served.send(served.request(address).header("Accept", "text/html").GET());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(Served.error(response))
        .isEqualTo("There is nothing at this address; events go to POST /events/NAME.");
  }

  @Test
  void a_bug_in_another_interface_does_not_show_its_inside_either() {
    HttpResponse<String> response = served.send(served.request("/other").GET());

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(Served.error(response)).contains(Served.REFERENCE.toString());
    assertThat(response.body()).doesNotContain("select", "Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1                                | 400 | no request that HTTP knows",
        "GET /events/%zz HTTP/1.1\\r\\nHost: a         | 400 | no request that HTTP knows",
        "nonsense                                      | 400 | no request that HTTP knows",
        "GET / HTTP/9.9\\r\\nHost: a                   | 505 | HTTP Version Not Supported",
        "POST /events/a HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: x | 400 | no request that HTTP knows",
      })
  void what_is_no_http_is_answered_in_json_and_says_nothing_of_the_server(
      String request, int status, String words) throws IOException {
    String answer = served.raw(request.replace("\\r\\n", "\r\n") + "\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("{\"error\":\"")
        .contains(words);
    assertSilent(answer);
  }

  @Test
  void headers_that_are_too_large_are_refused() throws IOException {
    String answer =
        served.raw(
            "POST /events/a HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + "k".repeat(10_000)
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431 ").contains("at most 8 KiB");
    assertSilent(answer);
  }

  @Test
  void an_address_that_is_too_long_is_refused() throws IOException {
    String answer =
        served.raw("POST /events/a/" + "k".repeat(10_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 414 ").contains("The address is too long.");
    assertSilent(answer);
  }

  @Test
  void no_answer_says_what_the_server_is_made_of() throws IOException {
    for (String path : new String[] {"/health/live", "/nothing", "/events/a", "/other"}) {
      assertSilent(served.raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    }
  }

  private static void assertSilent(String answer) {
    assertThat(answer)
        .doesNotContainIgnoringCase("\nServer:")
        .doesNotContainIgnoringCase("jetty")
        .doesNotContainIgnoringCase("javalin")
        .doesNotContain("Exception", "<html");
  }
}
