package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  /** It is half past two in Berlin. */
  @ParameterizedTest
  @CsvSource({
    "2024-01-02T03:04:05Z, 2024-01-02T03:04:05Z",
    "2024-01-02t03:04:05z, 2024-01-02T03:04:05Z",
    "2024-01-02T03:04:05, 2024-01-02T03:04:05Z",
    "2024-01-02T03:04, 2024-01-02T03:04:00Z",
    "2024-01-02T03:04Z, 2024-01-02T03:04:00Z",
    "2024-01-02T03:04:05+02:00, 2024-01-02T01:04:05Z",
    "2024-01-02T03:04:05-0530, 2024-01-02T08:34:05Z",
    "2024-01-02T03:04:05+02, 2024-01-02T01:04:05Z",
    "2024-01-02 03:04, 2024-01-02T03:04:00Z",
    "2024-01-02 03:04 UTC, 2024-01-02T03:04:00Z",
    "2023-03-31 T20:30:00.000, 2023-03-31T20:30:00Z",
    "2023-03-31  T20:30:00.123456, 2023-03-31T20:30:00.123Z",
    "2024-02-29, 2024-02-29T00:00:00Z",
    "1700000000, 2023-11-14T22:13:20Z",
    "1700000000.25, 2023-11-14T22:13:20.250Z",
    "1700000000250, 2023-11-14T22:13:20.250Z",
    "now, 2026-11-23T13:30:00Z",
    "NOW, 2026-11-23T13:30:00Z",
    "14:05, 2026-11-23T13:05:00Z",
    "14:30, 2026-11-23T13:30:00Z",
    "14:31, 2026-11-22T13:31:00Z",
    "9:05, 2026-11-23T08:05:00Z",
    "14:05:06, 2026-11-23T13:05:06Z",
    "13:05 UTC, 2026-11-23T13:05:00Z",
    "13:05Z, 2026-11-23T13:05:00Z",
    "today 14:45, 2026-11-23T13:45:00Z",
    "yesterday 22:10, 2026-11-22T21:10:00Z",
    "Yesterday at 22:10, 2026-11-22T21:10:00Z",
    "10 minutes ago, 2026-11-23T13:20:00Z",
    "1 minute ago, 2026-11-23T13:29:00Z",
    "a minute ago, 2026-11-23T13:29:00Z",
    "an hour ago, 2026-11-23T12:30:00Z",
    "10min ago, 2026-11-23T13:20:00Z",
    "10m ago, 2026-11-23T13:20:00Z",
    "2 hrs ago, 2026-11-23T11:30:00Z",
    "30 sec ago, 2026-11-23T13:29:30Z",
    "2 days ago, 2026-11-21T13:30:00Z",
  })
  void should_read_a_time(String typed, Instant meant) {
    assertThat(new Times(Typed.CONTEXT).parse(typed)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-13-01",
        "2026-02-30",
        "24:00",
        "14:60",
        "1:2",
        "14.05",
        "tomorrow 9:00",
        "2024-01-02T25:00",
        "99999 days",
        "10 ago",
        "-5",
        "1e9",
        "2024-01-02T03:04:05+99:00",
        "999999 days ago",
        "٢٠٢٤-٠١-٠٢",
        "now now"
      })
  void should_not_guess_a_time(String typed) {
    assertThat(new Times(Typed.CONTEXT).parse(typed)).isEmpty();
  }

  @Test
  void should_take_the_later_of_two_when_clocks_went_back_and_both_are_past() {
    assertThat(berlin("2026-10-25T03:00:00Z", "02:30")).isEqualTo("2026-10-25T01:30:00Z");
  }

  @Test
  void should_take_the_earlier_of_two_when_the_later_one_is_still_to_come() {
    assertThat(berlin("2026-10-25T01:10:00Z", "02:30")).isEqualTo("2026-10-25T00:30:00Z");
  }

  @Test
  void should_move_a_time_that_the_clocks_skipped() {
    assertThat(berlin("2026-03-29T06:00:00Z", "02:30")).isEqualTo("2026-03-29T01:30:00Z");
  }

  private static String berlin(String now, String typed) {
    ParseContext context = new ParseContext(Instant.parse(now), ZoneId.of("Europe/Berlin"));
    return new Times(context).parse(typed).orElseThrow().toString();
  }
}
