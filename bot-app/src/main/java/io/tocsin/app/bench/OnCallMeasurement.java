package io.tocsin.app.bench;

import static io.tocsin.app.bench.Figures.Unit.MILLIS;
import static io.tocsin.app.bench.Figures.Unit.PER_SECOND;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.core.oncall.OnCallSchedule;
import io.tocsin.core.oncall.Roster;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.operation.RotationOperation.CoverageTime;
import io.tocsin.core.operation.RotationOperation.HandOffTime;
import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who is on call by a schedule of AWS's largest size, on one core and with nothing stored: from the
 * rows, once they were read, to the people. Its floor is a map that holds the answers for a year.
 */
final class OnCallMeasurement {
  private static final Instant START = Instant.parse("2016-01-01T00:00:00Z");
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
  private static final int PEOPLE = 30;
  private static final int AT_A_TIME = 10_000;
  private static final int CALENDARS = 21;
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

  private final Figures figures;
  private final PrintStream err;
  private final double seconds;
  private final List<Instant> times = times();

  /**
   * @param seconds that each of look-ups and floor last, after half as long to warm up
   */
  OnCallMeasurement(Figures figures, PrintStream err, double seconds) {
    this.figures = figures;
    this.err = err;
    this.seconds = seconds;
  }

  void run() {
    err.println("Who is on call ...");
    List<StoredRotation> rotations = ZONES.stream().map(OnCallMeasurement::rotation).toList();
    NavigableMap<Instant, List<String>> answers = answers(schedule(rotations));
    double floor = perSecond(time -> answers.floorEntry(time).getValue());
    double rate = perSecond(time -> schedule(rotations).onCallAt(time));
    figures.put("oncall_lookups_per_s", rate, PER_SECOND, floor);
    figures.put("oncall_treemap_per_s", floor, PER_SECOND, floor);
    figures.put("shifts_12_months_ms", yearMillis(schedule(rotations)), MILLIS, 1000 / floor);
  }

  private static OnCallSchedule schedule(List<StoredRotation> rotations) {
    return new OnCallSchedule(
        rotations.stream().map(each -> Roster.calendar(each, List.of())).toList());
  }

  private double perSecond(Function<Instant, List<String>> lookUp) {
    count(lookUp, seconds / 2);
    return count(lookUp, seconds) / seconds;
  }

  /** How many are done in this time. */
  private long count(Function<Instant, List<String>> lookUp, double lasting) {
    long end = System.nanoTime() + (long) (lasting * 1e9);
    long done = 0;
    long people = 0;
    while (System.nanoTime() < end) {
      for (Instant time : times) {
        people += lookUp.apply(time).size();
      }
      done += times.size();
    }
    if (people == 0) {
      throw new BenchFailure("Nobody was on call.");
    }
    return done;
  }

  private static double yearMillis(OnCallSchedule schedule) {
    double[] millis = new double[CALENDARS];
    for (int i = 0; i < CALENDARS; i++) {
      long begun = System.nanoTime();
      if (schedule.shifts(FROM, UNTIL).isEmpty()) {
        throw new BenchFailure("There were no shifts.");
      }
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return millis[CALENDARS / 2];
  }

  private static NavigableMap<Instant, List<String>> answers(OnCallSchedule schedule) {
    NavigableMap<Instant, List<String>> answers = new TreeMap<>();
    Stream.concat(
            Stream.of(FROM),
            schedule.shifts(FROM, UNTIL).stream()
                .flatMap(each -> Stream.of(each.shift().start(), each.shift().end())))
        .filter(time -> !time.isBefore(FROM))
        .forEach(time -> answers.computeIfAbsent(time, schedule::onCallAt));
    return answers;
  }

  private static List<Instant> times() {
    long most = ChronoUnit.SECONDS.between(FROM, UNTIL);
    return new Random(1).longs(AT_A_TIME, 0, most).mapToObj(FROM::plusSeconds).toList();
  }

  /** Twelve hours each, of which office and night are covered. */
  private static StoredRotation rotation(String zone) {
    UUID id = UUID.nameUUIDFromBytes(zone.getBytes(UTF_8));
    List<String> people = IntStream.range(0, PEOPLE).mapToObj(i -> zone + i).toList();
    List<HandOffTime> handOffs = List.of(new HandOffTime(8, 0), new HandOffTime(20, 0));
    RecurrenceSettings recurrence = new RecurrenceSettings(handOffs, null, 1, 1, coverage(), null);
    return new StoredRotation(id, zone, zone, people, START, zone, recurrence, START);
  }

  private static Map<String, List<CoverageTime>> coverage() {
    List<CoverageTime> hours =
        List.of(
            new CoverageTime(new HandOffTime(17, 0), new HandOffTime(9, 0)),
            new CoverageTime(new HandOffTime(4, 0), new HandOffTime(22, 0)));
    return Stream.of(DayOfWeek.values())
        .collect(Collectors.toMap(day -> day.name().substring(0, 3), day -> hours));
  }
}
