package io.tocsin.core.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Prints what a schedule of AWS's largest size costs; no test, because a busy machine proves
 * nothing. Run: {@code java -cp bot-core/target/classes:bot-core/target/test-classes
 * io.tocsin.core.oncall.TimingRun}
 */
final class TimingRun {
  private static final Instant START = Instant.parse("2016-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Africa/Casablanca",
          "Asia/Seoul",
          "Africa/Cairo",
          "America/Los_Angeles",
          "UTC");

  private TimingRun() {}

  public static void main(String[] ignored) {
    var plain = new OnCallSchedule(rotations(Coverage.ALWAYS));
    var covered = new OnCallSchedule(rotations(officeAndNights()));
    for (int round = 0; round < 5; round++) {
      print("around the clock", plain);
      print("with coverage", covered);
    }
  }

  private static void print(String name, OnCallSchedule schedule) {
    long begun = System.nanoTime();
    int shifts = schedule.shifts(NOW, NOW.plus(365, ChronoUnit.DAYS)).size();
    double millis = (System.nanoTime() - begun) / 1e6;
    System.out.printf(
        "%-16s 8 rotations, 30 people: %,9.0f look-ups/s; 12 months = %,d shifts in %.1f ms%n",
        name, lookUpsPerSecond(schedule), shifts, millis);
  }

  private static double lookUpsPerSecond(OnCallSchedule schedule) {
    Random random = new Random(1);
    int count = 200_000;
    long people = 0;
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      people += schedule.onCallAt(NOW.plusSeconds(random.nextInt(31_536_000))).size();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return people < 0 ? 0 : count / seconds;
  }

  private static List<RotationCalendar> rotations(Coverage coverage) {
    return ZONES.stream()
        .map(zone ->
            RotationCalendar.of(
                new Rotation(
                    zone,
                    zone,
                    people(),
                    1,
                    START,
                    ZoneId.of(zone),
                    new Recurrence.Daily(1, List.of(LocalTime.of(8, 0), LocalTime.of(20, 0))),
                    coverage),
                List.of()))
        .toList();
  }

  private static List<String> people() {
    return IntStream.range(0, 30).mapToObj(i -> "person" + i).toList();
  }

  private static Coverage officeAndNights() {
    Map<DayOfWeek, List<Coverage.Window>> windows = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      windows.put(
          day,
          List.of(
              new Coverage.Window(LocalTime.of(9, 0), LocalTime.of(17, 0)),
              new Coverage.Window(LocalTime.of(22, 0), LocalTime.of(4, 0))));
    }
    return new Coverage(windows);
  }
}
