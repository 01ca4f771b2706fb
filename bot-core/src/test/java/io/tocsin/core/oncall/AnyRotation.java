package io.tocsin.core.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rotations that nobody would think of, of any zone and the years 2015 to 2045. Half of them begin
 * some days before a change of the clock, with times of day about it.
 */
final class AnyRotation {
  static final List<ZoneId> ZONES =
      ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
  private static final long FIRST = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("2045-12-31T00:00:00Z").getEpochSecond();

  private final Random random;
  private final ZoneId zone;
  private final Instant start;
  private final LocalTime oddTime;

  AnyRotation(Random random) {
    this.random = random;
    this.zone = ZONES.get(random.nextInt(ZONES.size()));
    Instant somewhen = Instant.ofEpochSecond(random.nextLong(FIRST, LAST));
    ZoneOffsetTransition change = zone.getRules().nextTransition(somewhen);
    boolean odd = change != null && random.nextBoolean();
    Instant near = odd ? change.getInstant().minus(random.nextInt(9), ChronoUnit.DAYS) : somewhen;
    this.oddTime =
        odd ? change.getDateTimeBefore().toLocalTime() : LocalTime.of(random.nextInt(24), 0);
    this.start =
        random.nextBoolean()
            ? near.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60L * random.nextInt(600))
            : WalkedCalendar.reached(near.atZone(zone).toLocalDate().atTime(oddTime), zone);
  }

  /** A rotation and its overrides. */
  record Made(Rotation rotation, List<ShiftOverride> overrides) {
    RotationCalendar calendar() {
      return RotationCalendar.of(rotation, overrides);
    }

    Instant afterDays(int days) {
      return rotation.start().plus(days, ChronoUnit.DAYS);
    }
  }

  /** Around the clock, and nobody steps in. */
  Made plain() {
    return new Made(rotation(Coverage.ALWAYS), List.of());
  }

  Made any() {
    Coverage coverage = random.nextInt(3) == 0 ? Coverage.ALWAYS : coverage();
    Rotation rotation = rotation(coverage);
    return new Made(rotation, listOf(random.nextInt(5), () -> override(rotation)));
  }

  private Rotation rotation(Coverage coverage) {
    int size = 1 + random.nextInt(30);
    List<String> people =
        IntStream.range(0, size).mapToObj(i -> "p" + random.nextInt(1 + i)).toList();
    int atOnce = 1 + random.nextInt(4);
    return new Rotation(
        "id", "name", people, Math.min(atOnce, size), start, zone, recurrence(), coverage);
  }

  private Recurrence recurrence() {
    int every = random.nextInt(4) == 0 ? 1 + random.nextInt(100) : 1 + random.nextInt(3);
    int count = 1 + random.nextInt(4);
    return switch (random.nextInt(3)) {
      case 0 -> new Recurrence.Daily(every, listOf(count, this::time));
      case 1 ->
          new Recurrence.Weekly(
              every, listOf(count, () -> new Recurrence.OnWeekday(weekday(), time())));
      default ->
          new Recurrence.Monthly(
              every,
              listOf(count, () -> new Recurrence.OnDayOfMonth(1 + random.nextInt(31), time())));
    };
  }

  private Coverage coverage() {
    Map<DayOfWeek, List<Coverage.Window>> windows = new EnumMap<>(DayOfWeek.class);
    windows.put(weekday(), listOf(1, this::window));
    for (DayOfWeek day : DayOfWeek.values()) {
      windows.merge(
          day,
          listOf(random.nextInt(3), this::window),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    return new Coverage(windows);
  }

  private Coverage.Window window() {
    LocalTime start = time();
    return new Coverage.Window(start, random.nextInt(6) == 0 ? start : time());
  }

  private ShiftOverride override(Rotation rotation) {
    Instant from = start.plus(random.nextInt(40 * 24 * 60) - 1440, ChronoUnit.MINUTES);
    List<String> people =
        random.nextInt(3) == 0
            ? List.of()
            : List.of(rotation.people().get(random.nextInt(rotation.people().size())));
    return new ShiftOverride(
        "o",
        people,
        from,
        from.plus(30 + random.nextInt(7 * 24 * 60), ChronoUnit.MINUTES),
        Instant.ofEpochSecond(random.nextInt(1_000_000)));
  }

  /** Often within two hours of the time at which the clock moves, and often midnight. */
  private LocalTime time() {
    return switch (random.nextInt(4)) {
      case 0 -> LocalTime.MIDNIGHT;
      case 1 -> LocalTime.of(random.nextInt(24), random.nextInt(60));
      default -> oddTime.plusMinutes(15L * (random.nextInt(17) - 8));
    };
  }

  private DayOfWeek weekday() {
    return DayOfWeek.of(1 + random.nextInt(7));
  }

  private static <T> List<T> listOf(int count, Supplier<T> one) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(one.get());
    }
    return list;
  }
}
