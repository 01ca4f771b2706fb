package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FramingTest {
  private static final String ANSWER =
      "HTTP/1.1 201 Created\r\nCONTENT-length: 5\r\nA: b\r\n\r\nhello";

  @Test
  void a_message_ends_with_its_body() {
    assertThat(end(ANSWER + "HTTP/1.1 200")).isEqualTo(ANSWER.length());
  }

  @Test
  void a_message_without_a_body_ends_with_its_headers() {
    assertThat(end("HTTP/1.1 204 No Content\r\n\r\nHTTP")).isEqualTo(27);
  }

  @Test
  void a_message_that_is_not_whole_has_no_end() {
    for (int length = 0; length < ANSWER.length(); length++) {
      assertThat(end(ANSWER.substring(0, length))).as("%d bytes", length).isEqualTo(-1);
    }
  }

  @Test
  void what_comes_in_chunks_is_refused() {
    assertThatThrownBy(() -> end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("chunks");
  }

  @Test
  void the_status_is_read_from_the_place_where_the_message_begins() {
    byte[] two = (ANSWER + ANSWER.replace("201", "503")).getBytes(US_ASCII);

    assertThat(Framing.status(two, 0)).isEqualTo(201);
    assertThat(Framing.status(two, ANSWER.length())).isEqualTo(503);
  }

  @Test
  void words_are_found_in_letters_of_both_cases_and_only_within_the_bounds() {
    byte[] bytes = "xx Started BY xx".getBytes(US_ASCII);
    byte[] words = "started by".getBytes(US_ASCII);

    assertThat(Framing.indexOf(bytes, 0, bytes.length, words)).isEqualTo(3);
    assertThat(Framing.indexOf(bytes, 4, bytes.length, words)).isEqualTo(-1);
    assertThat(Framing.indexOf(bytes, 0, 12, words)).isEqualTo(-1);
  }

  private static int end(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return Framing.end(bytes, 0, bytes.length);
  }
}
