package io.tocsin.core.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * The instants of wall times that recur, numbered through all of time, both ways; a later number is
 * never an earlier instant. Two fall together where the clock skips both their wall times.
 *
 * @param every how many units go by from one that counts to the next
 * @param unit one that counts; number 0 is its first wall time
 */
record Ticks(WallTimes times, ZoneRules rules, int every, long unit) {

  /** The instant of this number. */
  Instant at(long number) {
    return reached(wallSecond(number), rules);
  }

  /**
   * The greatest number whose instant is not behind this one. Found among the wall times, which
   * cost less than instants; where the clock is moved that is a little off, and is put right.
   */
  long lastUpTo(Instant instant) {
    long number = lastUpTo(instant.getEpochSecond() + rules.getOffset(instant).getTotalSeconds());
    while (at(number).isAfter(instant)) {
      number--;
    }
    while (!at(number + 1).isAfter(instant)) {
      number++;
    }
    return number;
  }

  /** The calendar says which unit it must be; one that does not count belongs to the one before. */
  private long lastUpTo(long wallSecond) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(wallSecond, (long) WallTimes.OfWeeks.DAY));
    long low = Math.floorDiv(times.unitOf(day) - unit, (long) every) * times.perUnit() - 1;
    long high = low + times.perUnit() + 1;
    while (high - low > 1) {
      long middle = Math.floorDiv(low + high, 2);
      if (wallSecond(middle) > wallSecond) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /** The least number whose instant is not before this one. */
  long firstFrom(Instant instant) {
    long number = lastUpTo(instant);
    if (at(number).isBefore(instant)) {
      return number + 1;
    }
    while (at(number - 1).equals(instant)) {
      number--;
    }
    return number;
  }

  /** The unit of a number. */
  long unitOf(long number) {
    return unit + Math.floorDiv(number, (long) times.perUnit()) * every;
  }

  private long wallSecond(long number) {
    return times.at(unitOf(number), Math.floorMod(number, times.perUnit()));
  }

  /** When a wall clock first shows this second or a later one. */
  static Instant reached(long wallSecond, ZoneRules rules) {
    LocalDateTime wall = LocalDateTime.ofEpochSecond(wallSecond, 0, ZoneOffset.UTC);
    var offsets = rules.getValidOffsets(wall);
    return offsets.isEmpty()
        ? rules.getTransition(wall).getInstant()
        : wall.toInstant(offsets.getFirst());
  }
}
