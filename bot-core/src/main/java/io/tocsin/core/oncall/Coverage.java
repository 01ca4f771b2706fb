package io.tocsin.core.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * The hours of the week in which a rotation has anybody on call: AWS's ShiftCoverages. Outside of
 * them its shifts go on, and nobody is paged.
 *
 * @param windows by the day on which they begin; a day that is missing has none; an empty map is
 *     the whole week
 */
public record Coverage(Map<DayOfWeek, List<Window>> windows) {
  /** All day, every day. */
  public static final Coverage ALWAYS = new Coverage(Map.of());

  /**
   * Checks that somebody can ever be on call.
   *
   * @throws IllegalArgumentException if days are named and none of them has a window
   */
  public Coverage {
    windows = Map.copyOf(windows);
    if (!windows.isEmpty() && windows.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a coverage that names days needs hours on one of them");
    }
  }

  /**
   * From one wall time to another. An end before the start is of the next day; an end at the start
   * is 24 hours later.
   */
  public record Window(LocalTime start, LocalTime end) {
    /** How long it lasts by the clock on the wall, in whole seconds; never zero. */
    public Duration length() {
      Duration length = Duration.between(start, end);
      return length.isPositive() ? length : length.plusDays(1);
    }
  }
}
