package io.tocsin.core.oncall;

import io.tocsin.core.oncall.WallTimes.OfWeeks;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A part of the week, in seconds of the wall clock since Monday's midnight.
 *
 * @param start less than a week
 * @param end more than the start; may reach into the next week
 */
record WeekSpan(long start, long end) {

  /**
   * The windows with neighbours and overlaps joined, in order; empty if they are the whole week.
   */
  static List<WeekSpan> merged(Map<DayOfWeek, List<Coverage.Window>> windows) {
    List<WeekSpan> joined = joined(windows);
    boolean whole = joined.stream().anyMatch(span -> span.end - span.start >= OfWeeks.WEEK);
    return whole
        ? List.of()
        : joined.stream().filter(span -> span.start >= 0 && span.start < OfWeeks.WEEK).toList();
  }

  /** Of three weeks in a row, so that what goes over the middle one's ends finds its neighbours. */
  private static List<WeekSpan> joined(Map<DayOfWeek, List<Coverage.Window>> windows) {
    List<WeekSpan> joined = new ArrayList<>();
    Stream.of(-OfWeeks.WEEK, 0, OfWeeks.WEEK)
        .flatMap(shift -> inOneWeek(windows).map(span -> span.later(shift)))
        .sorted(Comparator.comparingLong(WeekSpan::start))
        .forEach(span -> {
          boolean touches = !joined.isEmpty() && joined.getLast().end >= span.start;
          joined.add(touches ? joined.removeLast().upTo(span.end) : span);
        });
    return joined;
  }

  private static Stream<WeekSpan> inOneWeek(Map<DayOfWeek, List<Coverage.Window>> windows) {
    return windows.entrySet().stream()
        .flatMap(day -> day.getValue().stream().map(window -> of(day.getKey(), window)));
  }

  private static WeekSpan of(DayOfWeek day, Coverage.Window window) {
    long start = OfWeeks.seconds(new Recurrence.OnWeekday(day, window.start()));
    return new WeekSpan(start, start + window.length().toSeconds());
  }

  private WeekSpan later(long seconds) {
    return new WeekSpan(start + seconds, end + seconds);
  }

  private WeekSpan upTo(long later) {
    return new WeekSpan(start, Math.max(end, later));
  }
}
