package io.tocsin.core.oncall;

import static io.tocsin.core.oncall.Rotations.at;
import static io.tocsin.core.oncall.Rotations.calendar;
import static io.tocsin.core.oncall.Rotations.daily;
import static io.tocsin.core.oncall.Rotations.everyDay;
import static io.tocsin.core.oncall.Rotations.hours;
import static io.tocsin.core.oncall.Rotations.on;
import static io.tocsin.core.oncall.Rotations.override;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CalendarTextTest {
  private static final String BERLIN = "Europe/Berlin";
  private static final Recurrence MONDAYS =
      new Recurrence.Weekly(1, List.of(on(DayOfWeek.MONDAY, "09:00")));

  private static List<String> lines(String from, String to, int most, RotationCalendar... all) {
    return new CalendarText(
            new OnCallSchedule(List.of(all)),
            ZoneId.of(BERLIN),
            id -> id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1))
        .lines(at(from, BERLIN), at(to, BERLIN), most);
  }

  private static Rotation weekly() {
    return Rotations.of(MONDAYS, "2026-11-23T09:00", BERLIN);
  }

  @Test
  void days_with_nothing_but_the_same_people_share_a_line() {
    assertThat(lines("2026-11-24T14:02", "2026-12-08T14:02", 30, calendar(weekly())))
        .containsExactly(
            "Tue 24 Nov: 14:02–24:00 Ana",
            "Wed 25 Nov – Sun 29 Nov: Ana",
            "Mon 30 Nov: 00:00–09:00 Ana · 09:00–24:00 Ben",
            "Tue 1 Dec – Sun 6 Dec: Ben",
            "Mon 7 Dec: 00:00–09:00 Ben · 09:00–24:00 Cy",
            "Tue 8 Dec: 00:00–14:02 Cy");
  }

  @Test
  void what_does_not_fit_is_counted_in_days() {
    assertThat(lines("2026-11-24T00:00", "2026-12-08T00:00", 2, calendar(weekly())))
        .containsExactly(
            "Tue 24 Nov – Sun 29 Nov: Ana",
            "Mon 30 Nov: 00:00–09:00 Ana · 09:00–24:00 Ben",
            "and 7 more days");
    assertThat(lines("2026-11-24T00:00", "2026-12-01T00:00", 1, calendar(weekly())))
        .containsExactly("Tue 24 Nov – Sun 29 Nov: Ana", "and 1 more day");
  }

  @Test
  void who_steps_in_is_told_with_whom_they_replace_and_so_is_nobody() {
    assertThat(
            lines(
                "2026-11-25T00:00",
                "2026-11-27T00:00",
                30,
                calendar(
                    weekly(),
                    override("cy", "2026-11-25T12:00", "2026-11-25T14:30", BERLIN),
                    override("", "2026-11-26T18:00", "2026-11-27T08:00", BERLIN))))
        .containsExactly(
            "Wed 25 Nov: 00:00–12:00 Ana · 12:00–14:30 Cy instead of Ana · 14:30–24:00 Ana",
            "Thu 26 Nov: 00:00–18:00 Ana · 18:00–24:00 ⚠ nobody instead of Ana");
  }

  @Test
  void gaps_have_a_sign_and_the_rotations_of_a_schedule_are_told_apart() {
    Coverage office = everyDay(hours("09:00", "17:00"));
    Rotation days =
        new Rotation(
            "d", "days", List.of("ben"), 1, weekly().start(), weekly().zone(), MONDAYS, office);

    assertThat(lines("2026-11-25T00:00", "2026-11-26T00:00", 30, calendar(days)))
        .containsExactly(
            "Wed 25 Nov: 00:00–09:00 ⚠ nobody · 09:00–17:00 Ben · 17:00–24:00 ⚠ nobody");
    assertThat(
            lines("2026-11-25T00:00", "2026-11-26T00:00", 30, calendar(days), calendar(weekly())))
        .containsExactly(
            "Wed 25 Nov: 00:00–09:00 Ana (Primary) · 09:00–17:00 Ben (days), Ana (Primary)"
                + " · 17:00–24:00 Ana (Primary)");
    assertThat(lines("2026-11-25T00:00", "2026-11-28T00:00", 30))
        .containsExactly("Wed 25 Nov – Fri 27 Nov: ⚠ nobody");
  }

  @Test
  void a_time_that_the_clock_shows_twice_has_its_offset_and_the_day_its_25_hours() {
    Rotation early =
        new Rotation(
            "e",
            "early",
            List.of("ana", "ben"),
            1,
            at("2026-10-24T00:30", "UTC"),
            ZoneId.of("UTC"),
            daily(1, "00:30"),
            Coverage.ALWAYS);

    assertThat(lines("2026-10-25T00:00", "2026-10-26T00:00", 30, calendar(early)))
        .containsExactly("Sun 25 Oct: 00:00–02:30+02:00 Ana · 02:30+02:00–24:00 Ben");
  }
}
