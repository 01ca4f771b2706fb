package io.tocsin.core.oncall;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The wall times of every day, week or month, in order. Units are numbered through all of time. */
sealed interface WallTimes {
  /** How many there are in each unit; at least one. */
  int perUnit();

  /** The unit that a day belongs to. */
  long unitOf(LocalDate day);

  /**
   * The wall time at this position, from 0 on, in a unit: as if it were UTC, in seconds of the
   * epoch.
   */
  long at(long unit, int position);

  static WallTimes of(Recurrence recurrence) {
    return switch (recurrence) {
      case Recurrence.Daily(_, var handOffs) -> new OfDays(handOffs.stream().sorted().toList());
      case Recurrence.Weekly(_, var handOffs) ->
          new OfWeeks(handOffs.stream().map(OfWeeks::seconds).sorted().toList());
      case Recurrence.Monthly(_, var handOffs) -> OfMonths.of(handOffs);
    };
  }

  /** Units are days of the epoch. */
  record OfDays(List<LocalTime> times) implements WallTimes {
    @Override
    public int perUnit() {
      return times.size();
    }

    @Override
    public long unitOf(LocalDate day) {
      return day.toEpochDay();
    }

    @Override
    public long at(long unit, int position) {
      return unit * OfWeeks.DAY + times.get(position).toSecondOfDay();
    }
  }

  /**
   * Units are weeks from Monday on, the times seconds of the wall clock since Monday's midnight.
   */
  record OfWeeks(List<Long> seconds) implements WallTimes {
    static final int DAY = 86_400;
    static final int WEEK = 7 * DAY;

    /** The epoch began on a Thursday. */
    private static final int MONDAY = -3;

    static long seconds(Recurrence.OnWeekday time) {
      return (long) time.day().ordinal() * DAY + time.time().toSecondOfDay();
    }

    @Override
    public int perUnit() {
      return seconds.size();
    }

    @Override
    public long unitOf(LocalDate day) {
      return Math.floorDiv(day.toEpochDay() - MONDAY, 7L);
    }

    @Override
    public long at(long unit, int position) {
      return at(unit, seconds.get(position));
    }

    /** The wall time that many seconds behind the unit's first midnight. */
    static long at(long unit, long second) {
      return (unit * 7 + MONDAY) * DAY + second;
    }
  }

  /** Units are months; what falls on which day depends on how many days a month has. */
  record OfMonths(Map<Integer, List<Recurrence.OnDayOfMonth>> byLength) implements WallTimes {
    private static final Comparator<Recurrence.OnDayOfMonth> EARLIEST =
        Comparator.comparingInt(Recurrence.OnDayOfMonth::day)
            .thenComparing(Recurrence.OnDayOfMonth::time);

    static OfMonths of(List<Recurrence.OnDayOfMonth> times) {
      return new OfMonths(
          IntStream.rangeClosed(28, 31)
              .boxed()
              .collect(Collectors.toMap(length -> length, length -> cutTo(length, times))));
    }

    /**
     * Sorted behind the cut: the 31st at nine comes before the 30th at ten where both are 30ths.
     */
    private static List<Recurrence.OnDayOfMonth> cutTo(
        int length, List<Recurrence.OnDayOfMonth> times) {
      return times.stream()
          .map(each -> new Recurrence.OnDayOfMonth(Math.min(each.day(), length), each.time()))
          .sorted(EARLIEST)
          .toList();
    }

    @Override
    public int perUnit() {
      return byLength.values().iterator().next().size();
    }

    @Override
    public long unitOf(LocalDate day) {
      return ChronoUnit.MONTHS.between(YearMonth.of(0, 1), YearMonth.from(day));
    }

    @Override
    public long at(long unit, int position) {
      YearMonth month = YearMonth.of(0, 1).plusMonths(unit);
      var time = byLength.getOrDefault(month.lengthOfMonth(), List.of()).get(position);
      return month.atDay(time.day()).toEpochDay() * OfWeeks.DAY + time.time().toSecondOfDay();
    }
  }
}
