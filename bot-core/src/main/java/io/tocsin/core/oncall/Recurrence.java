package io.tocsin.core.oncall;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * When the people of a rotation hand over, at wall times of the rotation's zone. Every hand-off
 * ends a shift.
 *
 * <p>{@code every} is AWS's RecurrenceMultiplier, 1 to 100: it counts calendar days, weeks from
 * Monday on, or calendar months. They are counted from the one that holds the first hand-off at or
 * behind the rotation's start. A week or month that counts has all its hand-offs, the others have
 * none; so "every 2 weeks, Monday and Thursday" makes shifts of 3 and of 11 days.
 *
 * <p>The same hand-off named twice counts once. There is at least one. Where two come at the same
 * instant, as the 30th and the 31st in April or two times of an hour that the clock skips, the turn
 * between them has no length: its people are left out, and everybody else keeps their days.
 */
public sealed interface Recurrence {
  /** The most days, weeks or months that one round may last, as with AWS. */
  int LONGEST = 100;

  /** How many days, weeks or months go by from one that counts to the next. */
  int every();

  /** Hand-offs of each day that counts. */
  record Daily(int every, List<LocalTime> handOffs) implements Recurrence {
    /**
     * Checks what every recurrence keeps.
     *
     * @throws IllegalArgumentException if there is no hand-off, or {@code every} is not 1 to 100
     */
    public Daily {
      handOffs = kept(every, handOffs);
    }
  }

  /** Hand-offs of each week that counts; weeks begin on Monday. */
  record Weekly(int every, List<OnWeekday> handOffs) implements Recurrence {
    /**
     * Checks what every recurrence keeps.
     *
     * @throws IllegalArgumentException if there is no hand-off, or {@code every} is not 1 to 100
     */
    public Weekly {
      handOffs = kept(every, handOffs);
    }
  }

  /** Hand-offs of each month that counts. */
  record Monthly(int every, List<OnDayOfMonth> handOffs) implements Recurrence {
    /**
     * Checks what every recurrence keeps.
     *
     * @throws IllegalArgumentException if there is no hand-off, or {@code every} is not 1 to 100
     */
    public Monthly {
      handOffs = kept(every, handOffs);
    }
  }

  /** A wall time of a day of the week. */
  record OnWeekday(DayOfWeek day, LocalTime time) {}

  /**
   * A wall time of a day of the month; in a month that is too short it is the month's last day.
   *
   * @param day 1 to 31
   */
  record OnDayOfMonth(int day, LocalTime time) {
    /**
     * Checks the day.
     *
     * @throws IllegalArgumentException if no month has such a day
     */
    public OnDayOfMonth {
      if (day < 1 || day > 31) {
        throw new IllegalArgumentException("no month has a day " + day);
      }
    }
  }

  private static <T> List<T> kept(int every, List<T> handOffs) {
    if (every < 1 || every > LONGEST) {
      throw new IllegalArgumentException("a recurrence is every 1 to 100, not every " + every);
    } else if (handOffs.isEmpty()) {
      throw new IllegalArgumentException("a recurrence needs a hand-off");
    }
    return handOffs.stream().distinct().toList();
  }
}
