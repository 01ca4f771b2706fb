package io.tocsin.core.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every change of the clock that the JDK knows of, from 2015 to 2045, in every zone. */
class EveryZoneTest {
  private static final Instant FIRST = Instant.parse("2015-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2046-01-01T00:00:00Z");
  private static final Duration AROUND = Duration.ofDays(2);

  @Test
  void hand_offs_about_each_change_of_the_clock_are_at_their_wall_time() {
    long changes = AnyRotation.ZONES.stream().mapToLong(EveryZoneTest::judge).sum();

    assertThat(changes).as("there are zones with changes to look at").isGreaterThan(5_000);
  }

  private static long judge(ZoneId zone) {
    return changes(zone).peek(change -> judge(zone, change)).count();
  }

  private static Stream<ZoneOffsetTransition> changes(ZoneId zone) {
    return Stream.iterate(
        zone.getRules().nextTransition(FIRST),
        change -> change != null && change.getInstant().isBefore(LAST),
        change -> zone.getRules().nextTransition(change.getInstant()));
  }

  /** At the minute before, the minute of, half way through and the end of what changes. */
  private static void judge(ZoneId zone, ZoneOffsetTransition change) {
    LocalTime before = change.getDateTimeBefore().toLocalTime();
    LocalTime after = change.getDateTimeAfter().toLocalTime();
    LocalTime middle = before.plus(change.getDuration().dividedBy(2));
    List<LocalTime> times = List.of(before.minusMinutes(1), before, middle, after);
    Instant start = change.getInstant().minus(AROUND);
    var rotation =
        new Rotation(
            "id",
            "name",
            List.of("ana", "ben", "cy"),
            1,
            start,
            zone,
            new Recurrence.Daily(1, times),
            Coverage.ALWAYS);
    Instant end = change.getInstant().plus(AROUND);
    var walked = new WalkedCalendar(rotation, List.of(), end);
    List<Shift> shifts = RotationCalendar.of(rotation, List.of()).shifts(start, end);

    assertThat(shifts)
        .as("%s, %s", zone, change)
        .extracting(Shift::start)
        .isEqualTo(walked.turns().stream().distinct().filter(end::isAfter).toList());
    assertThat(shifts)
        .as("%s, %s", zone, change)
        .allMatch(shift -> shift.people().equals(walked.onCallAt(shift.start())))
        .allMatch(shift -> shift.people().equals(walked.onCallAt(shift.end().minusNanos(1))));
  }
}
