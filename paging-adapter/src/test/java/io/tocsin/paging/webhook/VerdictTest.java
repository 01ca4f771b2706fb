package io.tocsin.paging.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.paging.webhook.Poster.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of receivers mean. */
class VerdictTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static Delivery of(int status, @Nullable String retryAfter, String text) {
    return Verdict.of(new Answer(status, retryAfter, text), new UUID(0, 1), NOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void taken_is_delivered(int status) {
    assertThat(of(status, null, "ok"))
        .isEqualTo(new Delivered("00000000-0000-0000-0000-000000000001"));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void what_may_pass_is_tried_again(int status) {
    assertThat(of(status, null, "<html>"))
        .isEqualTo(new RetryLater(Duration.ofSeconds(1), "the webhook answered " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 410, 413, 301, 307})
  void what_will_not_is_refused(int status) {
    assertThat(of(status, null, "")).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "30, 30",
    "0, 1",
    "-5, 1",
    "999999, 3600",
    "99999999999999999999, 1",
    "soon, 1",
    "'Mon, 23 Nov 2026 10:00:40 GMT', 40",
    "'Mon, 23 Nov 2026 09:00:00 GMT', 1",
    "'Tue, 24 Nov 2026 10:00:00 GMT', 3600"
  })
  void the_wait_that_was_asked_for_is_kept_within_reason(String asked, long seconds) {
    assertThat(of(429, asked, ""))
        .isEqualTo(new RetryLater(Duration.ofSeconds(seconds), "the webhook answered 429"));
  }

  @ParameterizedTest
  @CsvSource({
    "404, no_service, removed or switched off",
    "403, action_prohibited, the workspace forbids it",
    "404, channel_not_found, deleted",
    "410, channel_is_archived, archived",
    "403, invalid_token, replaced"
  })
  void what_slack_says_is_told_in_words(int status, String word, String meaning) {
    assertThat(of(status, null, word + "\n").toString()).contains(word, meaning);
  }

  @Test
  void only_a_word_is_repeated_from_an_answer() {
    assertThat(of(400, null, "https://hooks.example.com/secret"))
        .isEqualTo(new Rejected("the webhook answered 400"));
    assertThat(of(400, null, "invalid_payload"))
        .isEqualTo(new Rejected("the webhook answered 400 invalid_payload"));
  }
}
