package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComingTimesTest {
  private static final ComingTimes TIMES = new ComingTimes(Typed.CONTEXT);

  /** It is half past two in Berlin, on a Monday. */
  @ParameterizedTest
  @CsvSource({
    "18:00, 2026-11-23T17:00:00Z",
    "at 18:00, 2026-11-23T17:00:00Z",
    "14:30, 2026-11-24T13:30:00Z",
    "9:05, 2026-11-24T08:05:00Z",
    "9.05, 2026-11-24T08:05:00Z",
    "6pm, 2026-11-23T17:00:00Z",
    "6:30 pm, 2026-11-23T17:30:00Z",
    "12am, 2026-11-23T23:00:00Z",
    "12 PM, 2026-11-24T11:00:00Z",
    "18:00Z, 2026-11-23T18:00:00Z",
    "18:00 utc, 2026-11-23T18:00:00Z",
    "today 9:00, 2026-11-23T08:00:00Z",
    "today 18:00, 2026-11-23T17:00:00Z",
    "tomorrow, 2026-11-23T23:00:00Z",
    "Tomorrow at 9, 2026-11-24T08:00:00Z",
    "fri, 2026-11-26T23:00:00Z",
    "Friday 17:30, 2026-11-27T16:30:00Z",
    "fri 5pm, 2026-11-27T16:00:00Z",
    "monday 14:00, 2026-11-30T13:00:00Z",
    "monday 15:00, 2026-11-23T14:00:00Z",
    "in 2 hours, 2026-11-23T15:30:00Z",
    "in an hour, 2026-11-23T14:30:00Z",
    "in 90 min, 2026-11-23T15:00:00Z",
    "now, 2026-11-23T13:30:00Z",
    "yesterday 22:10, 2026-11-22T21:10:00Z",
    "2 hours ago, 2026-11-23T11:30:00Z",
    "2026-11-27T17:30Z, 2026-11-27T17:30:00Z",
    "2026-11-27 17:30, 2026-11-27T17:30:00Z",
  })
  void a_time_of_what_is_planned_is_the_next_one(String typed, Instant meant) {
    assertThat(TIMES.parse(typed, Typed.NOW)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "8:00, 2026-11-28T07:00:00Z",
    "23:00, 2026-11-27T22:00:00Z",
    "sun 8:00, 2026-11-29T07:00:00Z",
    "fri 19:00, 2026-11-27T18:00:00Z",
    "fri 17:00, 2026-12-04T16:00:00Z",
  })
  void an_end_comes_after_its_start(String typed, Instant meant) {
    assertThat(TIMES.parse(typed, Instant.parse("2026-11-27T16:30:00Z"))).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "18", "soon", "25:00", "13pm", "fr", "in 2 years", "in", "at"})
  void anything_else_is_no_time(String typed) {
    assertThat(TIMES.parse(typed, Typed.NOW)).isEmpty();
  }

  @Test
  void a_length_is_a_number_of_minutes_hours_days_or_weeks() {
    assertThat(ComingTimes.length("90 min")).contains(Duration.ofMinutes(90));
    assertThat(ComingTimes.length("2h")).contains(Duration.ofHours(2));
    assertThat(ComingTimes.length("a day")).contains(Duration.ofDays(1));
    assertThat(ComingTimes.length("2 weeks")).contains(Duration.ofDays(14));
    assertThat(ComingTimes.length("long")).isEmpty();
  }
}
