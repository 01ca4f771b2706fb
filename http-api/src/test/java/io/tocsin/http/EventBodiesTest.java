package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventBodiesTest {
  private static final int MAX = 1 << 20;
  private static final String EVENTS = "/events/cloudwatch";

  private final Served served = new Served();

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,}              | line 1, column 8 | Unexpected character ('}'",
        "`{\"a\":\n  1 2}`       | line 2, column 5 | was expecting comma",
        "{\"a\":                 | line 1, column 6 | it ends too early",
        "[[1,2                   | line 1, column 6 | it ends too early",
        "hello                   | line 1, column 1 | Unrecognized token 'hello'",
        "{\"a\":1,\"a\":2}       | line 1, column 11 | Duplicate",
        "{\"a\":{\"b\":1,\"b\":2}} | line 1, column 16 | Duplicate",
        "{} {}                   | line 1, column 4 | something follows the end of the JSON",
        "{}]                     | line 1, column 3 | Unexpected close marker",
        "{\"a\":NaN}             | line 1, column 9 | Non-standard token 'NaN'",
      })
  void what_is_no_json_is_refused_with_line_and_column(String body, String where, String what) {
    HttpResponse<String> response = served.post(EVENTS, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Served.error(response))
        .startsWith("The body cannot be read as JSON at " + where + ": ")
        .contains(what);
    assertNothingKeptOrShown(response);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t "})
  void an_empty_body_is_called_empty(String body) {
    HttpResponse<String> response = served.post(EVENTS, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Served.error(response)).isEqualTo("The body cannot be read as JSON: it is empty.");
    assertNothingKeptOrShown(response);
  }

  @Test
  void bytes_that_are_no_utf8_are_refused() {
    byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

    HttpResponse<String> response = served.post(EVENTS, BodyPublishers.ofByteArray(latin));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Served.error(response))
        .isEqualTo("The body cannot be read as JSON: byte 7 is not UTF-8.");
    assertNothingKeptOrShown(response);
  }

  @Test
  void a_byte_order_mark_is_passed_over() {
    assertThat(served.post(EVENTS, "\uFEFF{}").statusCode()).isEqualTo(200);
  }

  @Test
  void nesting_is_bounded() {
    assertThat(served.post(EVENTS, nested(100)).statusCode()).isEqualTo(200);

    HttpResponse<String> tooDeep = served.post(EVENTS, nested(101));

    assertThat(tooDeep.statusCode()).isEqualTo(400);
    assertThat(Served.error(tooDeep)).contains("100 levels deep");
    assertThat(tooDeep.body()).doesNotContain("Stream", "Constraints");
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, 100_000})
  void long_numbers_are_refused(int digits) {
    HttpResponse<String> response = served.post(EVENTS, "[" + "9".repeat(digits) + "]");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Served.error(response)).contains("1000 characters in a name or number");
    assertNothingKeptOrShown(response);
  }

  @Test
  void long_names_are_refused() {
    HttpResponse<String> response = served.post(EVENTS, "{\"" + "n".repeat(1001) + "\":1}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertNothingKeptOrShown(response);
  }

  @Test
  void a_body_of_too_many_small_things_is_refused() {
    HttpResponse<String> response = served.post(EVENTS, "[" + "0,".repeat(100_000) + "0]");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Served.error(response)).contains("100000 tokens");
    assertNothingKeptOrShown(response);
  }

  @Test
  void numbers_stay_as_they_were_written() {
    served.post(EVENTS, "{\"a\":1.50,\"b\":0.1234567890123456789,\"c\":12345678901234567890}");

    assertThat(served.door.only().event().body().toString())
        .isEqualTo("{\"a\":1.50,\"b\":0.1234567890123456789,\"c\":12345678901234567890}");
  }

  @Test
  void texts_of_all_languages_arrive() {
    served.post(EVENTS, "{\"a\":\"점검 🔥 İı\"}");

    assertThat(served.door.only().event().body().path("a").textValue()).isEqualTo("점검 🔥 İı");
  }

  @Test
  void a_body_of_exactly_one_mebibyte_is_taken() {
    assertThat(served.post(EVENTS, ofSize(MAX)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_that_says_it_is_larger_is_refused_before_it_is_sent() throws IOException {
    String answer =
        served.raw(head() + "Expect: 100-continue\r\nContent-Length: " + (MAX + 1) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("at most 1 MiB");
    assertThat(answer).containsIgnoringCase("Connection: close");
  }

  @Test
  void a_sender_that_asks_first_is_told_to_go_on() throws IOException {
    try (Socket socket =
        served.connect(
            head() + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")) {
      byte[] leave = socket.getInputStream().readNBytes("HTTP/1.1 100".length());
      socket.getOutputStream().write('{');
      socket.getOutputStream().write('}');

      assertThat(new String(leave, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
      assertThat(Served.answer(socket)).contains("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_larger_body_of_unknown_length_is_read_no_further_than_the_limit() throws IOException {
    try (Socket socket = served.connect(head() + "Transfer-Encoding: chunked\r\n\r\n")) {
      byte[] chunk =
          ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      // A little over 1 MiB, and then the sender waits with more to come.
      for (int i = 0; i < 17; i++) {
        socket.getOutputStream().write(chunk);
      }

      assertThat(Served.answer(socket)).startsWith("HTTP/1.1 413 ").contains("at most 1 MiB");
    }
    assertThat(served.door.received()).isEmpty();
  }

  @Test
  void a_body_of_unknown_length_within_the_limit_is_taken() {
    HttpResponse<String> response =
        served.post(
            EVENTS,
            BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_that_breaks_off_is_not_kept() throws IOException {
    try (Socket socket = served.connect(head() + "Content-Length: 100\r\n\r\n{}")) {
      socket.shutdownOutput();

      assertThat(Served.answer(socket)).startsWith("HTTP/1.1 400 ");
    }
    assertThat(served.door.received()).isEmpty();
  }

  @Test
  void a_body_that_does_not_come_in_time_is_not_kept() throws IOException {
    try (Served impatient =
        new Served(
            config -> config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(100)))) {
      String answer = impatient.raw(head() + "Content-Length: 100\r\n\r\n{}");

      assertThat(answer).startsWith("HTTP/1.1 408 ").contains("did not arrive in time");
      assertThat(impatient.door.received()).isEmpty();
    }
  }

  @Test
  void a_compressed_body_is_refused() {
    HttpResponse<String> response =
        served.send(
            served
                .request(EVENTS)
                .header("Authorization", "Bearer " + Served.KEY)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b})));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(Served.error(response)).contains("without Content-Encoding");
  }

  private void assertNothingKeptOrShown(HttpResponse<String> response) {
    assertThat(served.door.received()).isEmpty();
    assertThat(response.body()).doesNotContain("jackson", "Source", "Feature", "Exception", "`");
  }

  private static String head() {
    return "POST "
        + EVENTS
        + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
        + Served.KEY
        + "\r\n";
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static String ofSize(int bytes) {
    return "{\"a\":\"" + "x".repeat(bytes - "{\"a\":\"\"}".length()) + "\"}";
  }
}
