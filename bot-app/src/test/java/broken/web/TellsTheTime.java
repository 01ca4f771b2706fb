package broken.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.Supplier;

public final class TellsTheTime {
  private TellsTheTime() {}

  static Supplier<Instant> byReference() {
    return Instant::now;
  }

  static LocalDate ofAZone(ZoneId zone) {
    return LocalDate.now(zone);
  }

  static long inMilliseconds() {
    return System.currentTimeMillis();
  }

  static Clock byItsOwnClock() {
    return Clock.systemUTC();
  }

  static Date theOldWay() {
    return new Date();
  }

  static Instant ofAGivenClock(Clock clock) {
    return Instant.now(clock);
  }

  static Date ofAGivenTime(Instant now) {
    return new Date(now.toEpochMilli());
  }
}
