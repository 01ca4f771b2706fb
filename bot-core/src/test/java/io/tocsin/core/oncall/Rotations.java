package io.tocsin.core.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rotations of tests, written as people would say them. */
final class Rotations {
  private Rotations() {}

  /** Ana, Ben and Cy, one at a time, around the clock. */
  static Rotation of(Recurrence recurrence, String start, String zone) {
    return of(recurrence, start, zone, 1, Coverage.ALWAYS);
  }

  static Rotation of(
      Recurrence recurrence, String start, String zone, int onCallAtOnce, Coverage coverage) {
    return new Rotation(
        "arn:rotation/primary",
        "Primary",
        List.of("ana", "ben", "cy"),
        onCallAtOnce,
        at(start, zone),
        ZoneId.of(zone),
        recurrence,
        coverage);
  }

  static RotationCalendar calendar(Rotation rotation, ShiftOverride... overrides) {
    return RotationCalendar.of(rotation, List.of(overrides));
  }

  static Recurrence daily(int every, String... times) {
    return new Recurrence.Daily(every, List.of(times).stream().map(LocalTime::parse).toList());
  }

  static Recurrence.OnWeekday on(DayOfWeek day, String time) {
    return new Recurrence.OnWeekday(day, LocalTime.parse(time));
  }

  static Recurrence.OnDayOfMonth on(int day, String time) {
    return new Recurrence.OnDayOfMonth(day, LocalTime.parse(time));
  }

  static Coverage.Window hours(String start, String end) {
    return new Coverage.Window(LocalTime.parse(start), LocalTime.parse(end));
  }

  static Coverage everyDay(Coverage.Window window) {
    return on(window, DayOfWeek.values());
  }

  static Coverage on(Coverage.Window window, DayOfWeek... days) {
    Map<DayOfWeek, List<Coverage.Window>> windows = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : days) {
      windows.put(day, List.of(window));
    }
    return new Coverage(windows);
  }

  static ShiftOverride override(String people, String start, String end, String zone) {
    return override("o1", people, start, end, zone, "2020-01-01T00:00");
  }

  static ShiftOverride override(
      String id, String people, String start, String end, String zone, String created) {
    return new ShiftOverride(
        id,
        people.isEmpty() ? List.of() : List.of(people.split(" ")),
        at(start, zone),
        at(end, zone),
        at(created, "UTC"));
  }

  /** The instant of a wall time, the first if it comes twice. */
  static Instant at(String wall, String zone) {
    return LocalDateTime.parse(wall).atZone(ZoneId.of(zone)).toInstant();
  }

  /** One line for each shift, in the zone's wall time. */
  static List<String> lines(List<Shift> shifts, String zone) {
    return shifts.stream().map(shift -> line(shift, ZoneId.of(zone))).toList();
  }

  private static String line(Shift shift, ZoneId zone) {
    String who = shift.people().isEmpty() ? "nobody" : String.join(" ", shift.people());
    String instead =
        shift.type() == Shift.Type.OVERRIDDEN
            ? " instead of " + String.join(" ", shift.overridden())
            : "";
    return "%s to %s %s%s"
        .formatted(
            shift.start().atZone(zone).toLocalDateTime(),
            shift.end().atZone(zone).toLocalDateTime(),
            who,
            instead);
  }
}
