package io.tocsin.core.oncall;

import static io.tocsin.core.oncall.Rotations.at;
import static io.tocsin.core.oncall.Rotations.calendar;
import static io.tocsin.core.oncall.Rotations.daily;
import static io.tocsin.core.oncall.Rotations.everyDay;
import static io.tocsin.core.oncall.Rotations.hours;
import static io.tocsin.core.oncall.Rotations.lines;
import static io.tocsin.core.oncall.Rotations.on;
import static io.tocsin.core.oncall.Rotations.override;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotationCalendarTest {
  private static final String BERLIN = "Europe/Berlin";

  @Test
  void a_week_goes_round_and_begins_again_at_the_head_of_the_list() {
    var weekly = new Recurrence.Weekly(1, List.of(on(MONDAY, "09:00")));
    var calendar = calendar(Rotations.of(weekly, "2026-01-05T09:00", BERLIN));

    assertThat(shifts(calendar, "2026-01-01T00:00", "2026-01-27T00:00", BERLIN))
        .containsExactly(
            "2026-01-05T09:00 to 2026-01-12T09:00 ana",
            "2026-01-12T09:00 to 2026-01-19T09:00 ben",
            "2026-01-19T09:00 to 2026-01-26T09:00 cy",
            "2026-01-26T09:00 to 2026-02-02T09:00 ana");
  }

  @Test
  void the_first_shift_runs_from_the_start_to_the_first_hand_off() {
    var weekly = new Recurrence.Weekly(1, List.of(on(MONDAY, "09:00")));
    var calendar = calendar(Rotations.of(weekly, "2026-01-07T13:37", BERLIN));

    assertThat(shifts(calendar, "2026-01-01T00:00", "2026-01-13T00:00", BERLIN))
        .containsExactly(
            "2026-01-07T13:37 to 2026-01-12T09:00 ana", "2026-01-12T09:00 to 2026-01-19T09:00 ben");
    assertThat(calendar.onCallAt(at("2026-01-07T13:36", BERLIN))).isEmpty();
    assertThat(calendar.onCallAt(at("2026-01-07T13:37", BERLIN))).containsExactly("ana");
  }

  @Test
  void a_shift_has_its_start_and_not_its_end() {
    var calendar = calendar(Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", BERLIN));
    Instant handOff = at("2026-01-06T09:00", BERLIN);

    assertThat(calendar.onCallAt(handOff.minusNanos(1))).containsExactly("ana");
    assertThat(calendar.onCallAt(handOff)).containsExactly("ben");
    assertThat(calendar.shifts(handOff, handOff.plusNanos(1)))
        .extracting(Shift::people)
        .containsExactly(List.of("ben"));
    assertThat(calendar.shifts(handOff, handOff)).isEmpty();
  }

  @Test
  void several_hand_offs_of_a_day_each_end_a_shift_in_whatever_order_they_are_named() {
    var calendar =
        calendar(Rotations.of(daily(1, "20:00", "08:00", "20:00"), "2026-01-05T08:00", BERLIN));

    assertThat(shifts(calendar, "2026-01-05T00:00", "2026-01-06T21:00", BERLIN))
        .containsExactly(
            "2026-01-05T08:00 to 2026-01-05T20:00 ana",
            "2026-01-05T20:00 to 2026-01-06T08:00 ben",
            "2026-01-06T08:00 to 2026-01-06T20:00 cy",
            "2026-01-06T20:00 to 2026-01-07T08:00 ana");
  }

  @Test
  void every_third_day_counts_from_the_day_of_the_first_hand_off() {
    var calendar = calendar(Rotations.of(daily(3, "09:00"), "2026-01-05T12:00", BERLIN));

    assertThat(shifts(calendar, "2026-01-05T00:00", "2026-01-10T00:00", BERLIN))
        .containsExactly(
            "2026-01-05T12:00 to 2026-01-06T09:00 ana",
            "2026-01-06T09:00 to 2026-01-09T09:00 ben",
            "2026-01-09T09:00 to 2026-01-12T09:00 cy");
  }

  @Test
  void a_week_that_counts_has_all_its_hand_offs_and_the_others_none() {
    var weekly = new Recurrence.Weekly(2, List.of(on(MONDAY, "09:00"), on(THURSDAY, "09:00")));
    var calendar = calendar(Rotations.of(weekly, "2026-01-05T09:00", BERLIN));

    assertThat(shifts(calendar, "2026-01-05T10:00", "2026-01-20T00:00", BERLIN))
        .containsExactly(
            "2026-01-05T09:00 to 2026-01-08T09:00 ana",
            "2026-01-08T09:00 to 2026-01-19T09:00 ben",
            "2026-01-19T09:00 to 2026-01-22T09:00 cy");
  }

  @Test
  void the_31st_is_the_last_day_of_each_month() {
    var monthly = new Recurrence.Monthly(1, List.of(on(31, "10:00")));
    var calendar = calendar(Rotations.of(monthly, "2027-12-31T10:00", BERLIN));

    assertThat(shifts(calendar, "2027-12-31T10:00", "2028-04-01T00:00", BERLIN))
        .containsExactly(
            "2027-12-31T10:00 to 2028-01-31T10:00 ana",
            "2028-01-31T10:00 to 2028-02-29T10:00 ben",
            "2028-02-29T10:00 to 2028-03-31T10:00 cy",
            "2028-03-31T10:00 to 2028-04-30T10:00 ana");
  }

  @Test
  void two_days_that_fall_on_the_last_day_of_a_short_month_are_in_order_of_their_times() {
    var monthly = new Recurrence.Monthly(1, List.of(on(30, "18:00"), on(31, "09:00")));
    var calendar = calendar(Rotations.of(monthly, "2026-01-31T09:00", BERLIN));

    assertThat(shifts(calendar, "2026-01-31T09:00", "2026-03-31T00:00", BERLIN))
        .containsExactly(
            "2026-01-31T09:00 to 2026-02-28T09:00 ana",
            "2026-02-28T09:00 to 2026-02-28T18:00 ben",
            "2026-02-28T18:00 to 2026-03-30T18:00 cy",
            "2026-03-30T18:00 to 2026-03-31T09:00 ana");
  }

  @Test
  void a_quarter_is_every_three_months() {
    var monthly = new Recurrence.Monthly(3, List.of(on(1, "00:00")));
    var calendar = calendar(Rotations.of(monthly, "2026-01-01T00:00", BERLIN));

    assertThat(calendar.nextHandOff(at("2026-02-14T00:00", BERLIN)))
        .isEqualTo(at("2026-04-01T00:00", BERLIN));
  }

  @Test
  void two_at_once_go_on_with_the_next_two() {
    var rotation = Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", BERLIN, 2, Coverage.ALWAYS);

    assertThat(shifts(calendar(rotation), "2026-01-05T09:00", "2026-01-08T10:00", BERLIN))
        .containsExactly(
            "2026-01-05T09:00 to 2026-01-06T09:00 ana ben",
            "2026-01-06T09:00 to 2026-01-07T09:00 cy ana",
            "2026-01-07T09:00 to 2026-01-08T09:00 ben cy",
            "2026-01-08T09:00 to 2026-01-09T09:00 ana ben");
  }

  @Test
  void more_at_once_than_there_are_is_everybody_once() {
    var rotation = Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", BERLIN, 7, Coverage.ALWAYS);

    assertThat(calendar(rotation).onCallAt(at("2026-01-05T09:00", BERLIN)))
        .containsExactly("ana", "ben", "cy");
  }

  @Test
  void a_shift_is_cut_to_office_hours() {
    var office = on(hours("09:00", "17:00"), MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);
    var weekly = new Recurrence.Weekly(1, List.of(on(WEDNESDAY, "12:00")));
    var rotation = Rotations.of(weekly, "2026-01-07T12:00", BERLIN, 1, office);

    assertThat(shifts(calendar(rotation), "2026-01-09T00:00", "2026-01-15T00:00", BERLIN))
        .containsExactly(
            "2026-01-09T09:00 to 2026-01-09T17:00 ana",
            "2026-01-12T09:00 to 2026-01-12T17:00 ana",
            "2026-01-13T09:00 to 2026-01-13T17:00 ana",
            "2026-01-14T09:00 to 2026-01-14T12:00 ana",
            "2026-01-14T12:00 to 2026-01-14T17:00 ben");
    assertThat(calendar(rotation).onCallAt(at("2026-01-10T12:00", BERLIN))).isEmpty();
    assertThat(calendar(rotation).shiftAt(at("2026-01-09T17:00", BERLIN))).isEmpty();
  }

  @Test
  void a_night_belongs_to_the_day_on_which_it_begins() {
    var nights = on(hours("22:00", "06:00"), SUNDAY);
    var rotation = Rotations.of(daily(1, "00:00"), "2026-01-01T00:00", BERLIN, 1, nights);

    assertThat(shifts(calendar(rotation), "2026-01-02T00:00", "2026-01-12T00:00", BERLIN))
        .containsExactly(
            "2026-01-04T22:00 to 2026-01-05T00:00 ana",
            "2026-01-05T00:00 to 2026-01-05T06:00 ben",
            "2026-01-11T22:00 to 2026-01-12T00:00 ben");
  }

  @Test
  void windows_that_touch_are_one() {
    var weekend =
        new Coverage(
            Map.of(
                SATURDAY, List.of(hours("00:00", "00:00")),
                SUNDAY, List.of(hours("12:00", "00:00"), hours("00:00", "13:00")),
                MONDAY, List.of(hours("00:00", "08:00"))));
    var weekly = new Recurrence.Weekly(1, List.of(on(WEDNESDAY, "12:00")));
    var rotation = Rotations.of(weekly, "2026-01-01T00:00", BERLIN, 1, weekend);

    assertThat(shifts(calendar(rotation), "2026-01-08T00:00", "2026-01-15T00:00", BERLIN))
        .containsExactly("2026-01-10T00:00 to 2026-01-12T08:00 ben");
  }

  @Test
  void all_day_every_day_is_the_whole_week_however_it_is_said() {
    var said = everyDay(hours("07:00", "07:00"));
    var weekly = new Recurrence.Weekly(1, List.of(on(MONDAY, "09:00")));
    Instant from = at("2026-01-01T00:00", BERLIN);
    Instant to = at("2027-01-01T00:00", BERLIN);

    assertThat(calendar(Rotations.of(weekly, "2026-01-02T00:00", BERLIN, 1, said)).shifts(from, to))
        .isEqualTo(calendar(Rotations.of(weekly, "2026-01-02T00:00", BERLIN)).shifts(from, to));
  }

  @Test
  void the_next_hand_off_is_behind_the_instant_asked_for() {
    var calendar = calendar(Rotations.of(daily(1, "09:00"), "2026-01-05T12:00", BERLIN));

    assertThat(calendar.nextHandOff(at("2025-01-01T00:00", BERLIN)))
        .isEqualTo(at("2026-01-05T12:00", BERLIN));
    assertThat(calendar.nextHandOff(at("2026-01-05T12:00", BERLIN)))
        .isEqualTo(at("2026-01-06T09:00", BERLIN));
    assertThat(calendar.nextHandOff(at("2026-01-06T09:00", BERLIN)))
        .isEqualTo(at("2026-01-07T09:00", BERLIN));
  }

  @Test
  void shifts_are_found_one_by_one_without_an_end() {
    var calendar = calendar(Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", BERLIN));

    assertThat(calendar.shiftsFrom(Instant.EPOCH).skip(30_000).findFirst())
        .hasValueSatisfying(
            shift -> assertThat(shift.start()).isEqualTo(at("2108-02-25T09:00", BERLIN)));
  }

  @Test
  void a_shift_is_cut_to_a_range_or_has_no_part_in_it() {
    var calendar = calendar(Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", BERLIN));
    Shift shift = calendar.shiftAt(at("2026-01-05T10:00", BERLIN)).orElseThrow();

    assertThat(shift.within(shift.start().plusSeconds(60), shift.end().plusSeconds(60)))
        .hasValueSatisfying(part ->
            assertThat(Duration.between(part.start(), part.end()))
                .isEqualTo(Duration.ofMinutes(1439)));
    assertThat(shift.within(shift.end(), shift.end().plusSeconds(60))).isEmpty();
  }

  @Test
  void an_override_of_a_part_leaves_the_rest() {
    var calendar =
        calendar(
            Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", BERLIN),
            override("cy", "2026-01-05T12:00", "2026-01-05T14:00", BERLIN));

    assertThat(shifts(calendar, "2026-01-05T13:00", "2026-01-06T09:00", BERLIN))
        .containsExactly(
            "2026-01-05T12:00 to 2026-01-05T14:00 cy instead of ana",
            "2026-01-05T14:00 to 2026-01-06T09:00 ana");
    assertThat(shifts(calendar, "2026-01-05T00:00", "2026-01-05T10:00", BERLIN))
        .containsExactly("2026-01-05T09:00 to 2026-01-05T12:00 ana");
    assertThat(calendar.onCallAt(at("2026-01-05T13:00", BERLIN))).containsExactly("cy");
  }

  @Test
  void an_override_over_several_shifts_says_for_each_whom_it_replaces() {
    var calendar =
        calendar(
            Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", BERLIN),
            override("", "2026-01-05T12:00", "2026-01-07T10:00", BERLIN));

    assertThat(shifts(calendar, "2026-01-05T12:00", "2026-01-07T11:00", BERLIN))
        .containsExactly(
            "2026-01-05T12:00 to 2026-01-06T09:00 nobody instead of ana",
            "2026-01-06T09:00 to 2026-01-07T09:00 nobody instead of ben",
            "2026-01-07T09:00 to 2026-01-07T10:00 nobody instead of cy",
            "2026-01-07T10:00 to 2026-01-08T09:00 cy");
  }

  @Test
  void where_overrides_meet_the_last_one_made_holds_in_whatever_order_they_are_given() {
    var rotation = Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", BERLIN);
    var older =
        override("o1", "ben", "2026-01-05T10:00", "2026-01-05T20:00", BERLIN, "2026-01-01T00:00");
    var newer =
        override("o2", "cy", "2026-01-05T12:00", "2026-01-05T14:00", BERLIN, "2026-01-02T00:00");

    for (var calendar :
        List.of(calendar(rotation, older, newer), calendar(rotation, newer, older))) {
      assertThat(shifts(calendar, "2026-01-05T09:00", "2026-01-06T09:00", BERLIN))
          .containsExactly(
              "2026-01-05T09:00 to 2026-01-05T10:00 ana",
              "2026-01-05T10:00 to 2026-01-05T12:00 ben instead of ana",
              "2026-01-05T12:00 to 2026-01-05T14:00 cy instead of ana",
              "2026-01-05T14:00 to 2026-01-05T20:00 ben instead of ana",
              "2026-01-05T20:00 to 2026-01-06T09:00 ana");
    }
  }

  @Test
  void an_override_has_nobody_on_call_in_hours_that_are_not_covered() {
    var rotation =
        Rotations.of(
            daily(1, "09:00"), "2026-01-05T09:00", BERLIN, 1, everyDay(hours("09:00", "17:00")));
    var calendar =
        calendar(rotation, override("cy", "2026-01-05T16:00", "2026-01-06T10:00", BERLIN));

    assertThat(shifts(calendar, "2026-01-05T16:00", "2026-01-06T10:00", BERLIN))
        .containsExactly(
            "2026-01-05T16:00 to 2026-01-05T17:00 cy instead of ana",
            "2026-01-06T09:00 to 2026-01-06T10:00 cy instead of ben");
    assertThat(calendar.onCallAt(at("2026-01-05T18:00", BERLIN))).isEmpty();
  }

  private static List<String> shifts(
      RotationCalendar calendar, String from, String to, String zone) {
    return lines(calendar.shifts(at(from, zone), at(to, zone)), zone);
  }
}
