package io.tocsin.core.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
    int perUnit = times.perUnit();
    long counted = unit + Math.floorDiv(number, (long) perUnit) * every;
    return reached(times.at(counted, Math.floorMod(number, perUnit)), rules);
  }

  /**
   * The greatest number whose instant is not behind this one. The calendar says which unit it must
   * be, give or take one; only those are looked through, however far away the instant is.
   */
  long lastUpTo(Instant instant) {
    long round = Math.floorDiv(times.unitOf(dayOf(instant)) - unit, (long) every);
    long low = (round - 1) * times.perUnit();
    long high = (round + 2) * times.perUnit();
    while (high - low > 1) {
      long middle = Math.floorDiv(low + high, 2);
      if (at(middle).isAfter(instant)) {
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

  private LocalDate dayOf(Instant instant) {
    long second = instant.getEpochSecond() + rules.getOffset(instant).getTotalSeconds();
    return LocalDate.ofEpochDay(Math.floorDiv(second, (long) WallTimes.OfWeeks.DAY));
  }

  /** When a wall clock first shows this time or a later one. */
  static Instant reached(LocalDateTime wall, ZoneRules rules) {
    var offsets = rules.getValidOffsets(wall);
    return offsets.isEmpty()
        ? rules.getTransition(wall).getInstant()
        : wall.toInstant(offsets.getFirst());
  }
}
