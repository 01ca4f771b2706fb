package io.tocsin.core.oncall;

import static io.tocsin.core.oncall.Rotations.at;
import static io.tocsin.core.oncall.Rotations.calendar;
import static io.tocsin.core.oncall.Rotations.daily;
import static io.tocsin.core.oncall.Rotations.everyDay;
import static io.tocsin.core.oncall.Rotations.hours;
import static io.tocsin.core.oncall.Rotations.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens to hand-offs when a country moves its clocks, by the places that do it oddly. */
class ClockChangesTest {

  @Test
  void a_hand_off_at_nine_stays_at_nine_when_new_york_springs_forward_and_falls_back() {
    var calendar = starting("2026-01-01T09:00", "America/New_York", "09:00");

    assertThat(length(calendar, "2026-03-07T12:00:00-05:00")).isEqualTo(Duration.ofHours(23));
    assertThat(length(calendar, "2026-10-31T12:00:00-04:00")).isEqualTo(Duration.ofHours(25));
    assertThat(handOffs(calendar, "2026-03-07T15:00:00Z", 2))
        .containsExactly("2026-03-08T13:00:00Z", "2026-03-09T13:00:00Z");
  }

  @Test
  void a_skipped_time_is_the_next_one_that_exists() {
    var calendar = starting("2026-01-01T02:30", "America/New_York", "02:30");

    assertThat(handOffs(calendar, "2026-03-07T12:00:00Z", 2))
        .containsExactly("2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z");
  }

  @Test
  void a_time_that_comes_twice_is_its_first_coming() {
    var calendar = starting("2026-01-01T01:30", "America/New_York", "01:30");

    assertThat(handOffs(calendar, "2026-10-31T12:00:00Z", 2))
        .containsExactly("2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z");
  }

  @Test
  void nobody_hands_over_twice_in_the_hour_that_comes_twice() {
    var calendar = starting("2026-10-30T01:15", "Europe/Berlin", "01:15", "02:15", "02:45");

    assertThat(handOffs(calendar, "2026-10-24T22:00:00Z", 4))
        .as("before the start there is nothing but the start")
        .startsWith("2026-10-30T00:15:00Z");
    var earlier = starting("2026-10-20T01:15", "Europe/Berlin", "01:15", "02:15", "02:45");
    assertThat(handOffs(earlier, "2026-10-24T22:30:00Z", 4))
        .containsExactly(
            "2026-10-24T23:15:00Z",
            "2026-10-25T00:15:00Z",
            "2026-10-25T00:45:00Z",
            "2026-10-26T00:15:00Z");
  }

  @Test
  void a_turn_that_is_skipped_altogether_moves_nobody_elses() {
    var calendar = starting("2026-03-28T02:15", "Europe/Berlin", "02:15", "02:45");

    assertThat(
            lines(
                calendar.shifts(
                    at("2026-03-28T02:15", "Europe/Berlin"),
                    at("2026-03-30T02:30", "Europe/Berlin")),
                "Europe/Berlin"))
        .containsExactly(
            "2026-03-28T02:15 to 2026-03-28T02:45 ana",
            "2026-03-28T02:45 to 2026-03-29T03:00 ben",
            "2026-03-29T03:00 to 2026-03-30T02:15 ana",
            "2026-03-30T02:15 to 2026-03-30T02:45 ben");
  }

  @Test
  void a_window_in_the_skipped_hour_is_not_there_that_day() {
    var window = everyDay(hours("02:00", "03:00"));
    var calendar =
        calendar(Rotations.of(daily(1, "09:00"), "2026-03-20T09:00", "Europe/Berlin", 1, window));

    assertThat(
            lines(
                calendar.shifts(
                    at("2026-03-28T00:00", "Europe/Berlin"),
                    at("2026-03-31T00:00", "Europe/Berlin")),
                "Europe/Berlin"))
        .containsExactly(
            "2026-03-28T02:00 to 2026-03-28T03:00 ben", "2026-03-30T02:00 to 2026-03-30T03:00 ana");
  }

  @Test
  void a_window_over_the_repeated_hour_lasts_an_hour_longer() {
    var window = everyDay(hours("02:00", "03:00"));
    var calendar =
        calendar(Rotations.of(daily(1, "09:00"), "2026-10-20T09:00", "Europe/Berlin", 1, window));

    assertThat(length(calendar, "2026-10-25T00:30:00Z")).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void saint_johns_went_back_to_yesterday_a_minute_after_midnight() {
    var calendar = starting("2010-11-05T00:00", "America/St_Johns", "00:00");

    assertThat(calendar.onCallAt(Instant.parse("2010-11-07T02:29:59Z"))).containsExactly("ben");
    assertThat(calendar.onCallAt(Instant.parse("2010-11-07T02:45:00Z")))
        .as("the 7th had begun, and then it was a quarter past eleven on the 6th")
        .containsExactly("cy");
    assertThat(handOffs(calendar, "2010-11-07T02:45:00Z", 1))
        .containsExactly("2010-11-08T03:30:00Z");
  }

  @Test
  void lord_howe_moves_by_half_an_hour() {
    var calendar = starting("2026-01-01T02:15", "Australia/Lord_Howe", "02:15");

    assertThat(handOffs(calendar, "2026-10-02T20:00:00Z", 2))
        .as("02:15 is skipped; the clock goes on at 02:30, which is +11")
        .containsExactly("2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z");
    assertThat(length(calendar, "2026-04-03T20:00:00Z"))
        .isEqualTo(Duration.ofMinutes(24 * 60 + 30));
  }

  @Test
  void casablanca_goes_back_for_ramadan() {
    var calendar = starting("2025-01-01T09:00", "Africa/Casablanca", "09:00");

    assertThat(length(calendar, "2025-02-22T12:00:00Z")).isEqualTo(Duration.ofHours(25));
    assertThat(length(calendar, "2025-04-05T12:00:00Z")).isEqualTo(Duration.ofHours(23));
  }

  @Test
  void troll_moves_by_two_hours() {
    var calendar = starting("2026-01-01T02:00", "Antarctica/Troll", "02:00");

    assertThat(handOffs(calendar, "2026-03-28T12:00:00Z", 2))
        .as("the clock goes from 01:00 to 03:00")
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
  }

  @Test
  void cairo_has_no_midnight_on_one_friday_a_year() {
    var calendar = starting("2026-01-01T00:00", "Africa/Cairo", "00:00");

    assertThat(handOffs(calendar, "2026-04-22T22:30:00Z", 2))
        .containsExactly("2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z");
  }

  @Test
  void tehran_has_stopped_moving_its_clocks() {
    var calendar = starting("2022-01-01T00:00", "Asia/Tehran", "00:00");

    assertThat(length(calendar, "2022-03-21T12:00:00Z")).isEqualTo(Duration.ofHours(24));
    assertThat(handOffs(calendar, "2022-03-20T21:00:00Z", 1))
        .as("the last spring with a skipped midnight")
        .containsExactly("2022-03-21T20:30:00Z");
    assertThat(length(calendar, "2026-03-21T12:00:00Z")).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void apia_skipped_a_friday_and_whoever_had_it() {
    var calendar = starting("2011-12-28T09:00", "Pacific/Apia", "09:00");

    assertThat(
            lines(
                calendar.shifts(
                    at("2011-12-28T09:00", "Pacific/Apia"), at("2012-01-01T10:00", "Pacific/Apia")),
                "Pacific/Apia"))
        .as("the hand-off of the 30th is the first moment of the 31st")
        .containsExactly(
            "2011-12-28T09:00 to 2011-12-29T09:00 ana",
            "2011-12-29T09:00 to 2011-12-31T00:00 ben",
            "2011-12-31T00:00 to 2011-12-31T09:00 cy",
            "2011-12-31T09:00 to 2012-01-01T09:00 ana",
            "2012-01-01T09:00 to 2012-01-02T09:00 ben");
  }

  @Test
  void kwajalein_skipped_a_saturday_for_everybody_with_several_hand_offs() {
    var calendar = starting("1993-08-20T06:00", "Pacific/Kwajalein", "06:00", "18:00");

    assertThat(
            lines(
                calendar.shifts(
                    at("1993-08-20T06:00", "Pacific/Kwajalein"),
                    at("1993-08-22T12:00", "Pacific/Kwajalein")),
                "Pacific/Kwajalein"))
        .as("turns 2 and 3 were of the day that was not; turn 3 has the small hours")
        .containsExactly(
            "1993-08-20T06:00 to 1993-08-20T18:00 ana",
            "1993-08-20T18:00 to 1993-08-22T00:00 ben",
            "1993-08-22T00:00 to 1993-08-22T06:00 ana",
            "1993-08-22T06:00 to 1993-08-22T18:00 ben");
  }

  private static RotationCalendar starting(String start, String zone, String... handOffs) {
    return calendar(Rotations.of(daily(1, handOffs), start, zone));
  }

  private static Duration length(RotationCalendar calendar, String during) {
    Instant instant = OffsetDateTime.parse(during).toInstant();
    Shift shift = calendar.shiftAt(instant).orElseThrow();
    return Duration.between(shift.start(), shift.end());
  }

  private static List<String> handOffs(RotationCalendar calendar, String after, int count) {
    return Stream.iterate(calendar.nextHandOff(Instant.parse(after)), calendar::nextHandOff)
        .limit(count)
        .map(Instant::toString)
        .toList();
  }
}
