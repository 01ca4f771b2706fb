package io.tocsin.core.oncall;

import static io.tocsin.core.oncall.Rotations.at;
import static io.tocsin.core.oncall.Rotations.calendar;
import static io.tocsin.core.oncall.Rotations.daily;
import static io.tocsin.core.oncall.Rotations.everyDay;
import static io.tocsin.core.oncall.Rotations.hours;
import static io.tocsin.core.oncall.Rotations.override;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.oncall.OnCallSchedule.Gap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnCallScheduleTest {
  private static final String DUBLIN = "Europe/Dublin";
  private static final String LOS_ANGELES = "America/Los_Angeles";

  @Test
  void everybody_on_call_in_any_rotation_is_on_call_once() {
    var schedule =
        schedule(
            rotation("a", "2026-01-05T00:00", "UTC", hours("00:00", "00:00"), "dara", "eve"),
            rotation("b", "2026-01-05T00:00", "UTC", hours("08:00", "16:00"), "eve", "dara"),
            rotation("c", "2026-01-06T00:00", "UTC", hours("00:00", "00:00"), "dara", "fay"));

    assertThat(schedule.onCallAt(at("2026-01-05T07:00", "UTC"))).containsExactly("dara");
    assertThat(schedule.onCallAt(at("2026-01-05T08:00", "UTC"))).containsExactly("dara", "eve");
    assertThat(schedule.onCallAt(at("2026-01-06T08:00", "UTC"))).containsExactly("eve", "dara");
    assertThat(schedule.onCallAt(at("2026-01-04T08:00", "UTC"))).isEmpty();
  }

  /** From AWS's user guide: Ireland and California change their clocks on different Sundays. */
  @Test
  void following_the_sun_leaves_an_hour_open_while_only_one_country_has_moved_its_clocks() {
    var schedule =
        schedule(
            rotation("eu", "2026-01-01T00:00", DUBLIN, hours("08:00", "20:00"), "dara"),
            rotation("us", "2026-01-01T00:00", LOS_ANGELES, hours("12:00", "00:00"), "eve"));
    Instant from = Instant.parse("2026-03-06T12:00:00Z");

    assertThat(schedule.gaps(from, Instant.parse("2026-03-08T12:00:00Z")))
        .as("20:00 in Dublin is noon in Los Angeles all winter")
        .isEmpty();
    assertThat(schedule.gaps(from, Instant.parse("2026-03-11T00:00:00Z")))
        .containsExactly(
            gap("2026-03-09T07:00:00Z", "2026-03-09T08:00:00Z"),
            gap("2026-03-10T07:00:00Z", "2026-03-10T08:00:00Z"));
  }

  @Test
  void a_time_before_the_start_and_a_time_of_nobody_are_gaps() {
    var rotation = Rotations.of(daily(1, "09:00"), "2026-01-05T09:00", "UTC");
    var nobody = override("", "2026-01-06T08:00", "2026-01-06T10:00", "UTC");
    var schedule = new OnCallSchedule(List.of(calendar(rotation, nobody)));

    assertThat(
            schedule.gaps(
                Instant.parse("2026-01-05T00:00:00Z"), Instant.parse("2026-01-06T09:30:00Z")))
        .as("the gap goes over the hand-off, and is cut to the range")
        .containsExactly(
            gap("2026-01-05T00:00:00Z", "2026-01-05T09:00:00Z"),
            gap("2026-01-06T08:00:00Z", "2026-01-06T09:30:00Z"));
  }

  @Test
  void a_schedule_without_rotations_is_one_gap() {
    var empty = new OnCallSchedule(List.of());
    Instant now = Instant.parse("2026-01-05T00:00:00Z");

    assertThat(empty.gaps(now, now.plusSeconds(60)))
        .containsExactly(new Gap(now, now.plusSeconds(60)));
    assertThat(empty.gaps(now, now)).isEmpty();
    assertThat(empty.onCallAt(now)).isEmpty();
    assertThat(empty.nextHandOff(now)).isEmpty();
  }

  @Test
  void shifts_of_all_rotations_come_by_their_start() {
    var schedule =
        schedule(
            rotation("late", "2026-01-05T00:00", "UTC", hours("16:00", "00:00"), "eve"),
            rotation("early", "2026-01-05T00:00", "UTC", hours("08:00", "16:00"), "dara"));

    assertThat(schedule.shifts(at("2026-01-05T00:00", "UTC"), at("2026-01-06T12:00", "UTC")))
        .extracting(planned -> planned.rotation().id())
        .containsExactly("early", "late", "early");
  }

  @Test
  void the_next_hand_off_is_that_of_the_first_rotation_to_have_one() {
    var schedule =
        new OnCallSchedule(
            List.of(
                calendar(Rotations.of(daily(2, "09:00"), "2026-01-05T09:00", "UTC")),
                calendar(Rotations.of(daily(1, "10:00"), "2026-01-05T10:00", "UTC"))));

    assertThat(schedule.nextHandOff(at("2026-01-05T12:00", "UTC")))
        .contains(at("2026-01-06T10:00", "UTC"));
  }

  private static OnCallSchedule schedule(RotationCalendar... rotations) {
    return new OnCallSchedule(List.of(rotations));
  }

  private static RotationCalendar rotation(
      String id, String start, String zone, Coverage.Window window, String... people) {
    return calendar(
        new Rotation(
            id,
            id,
            List.of(people),
            1,
            at(start, zone),
            ZoneId.of(zone),
            daily(1, "00:00"),
            everyDay(window)));
  }

  private static Gap gap(String start, String end) {
    return new Gap(Instant.parse(start), Instant.parse(end));
  }
}
