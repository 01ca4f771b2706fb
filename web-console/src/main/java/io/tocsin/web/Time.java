package io.tocsin.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A point in time for a page: exact for the script, which shows it in the reader's zone, and
 * readable without one.
 */
record Time(String iso, String readable) {
  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  static Time of(Instant at) {
    return new Time(at.toString(), READABLE.format(at.atOffset(ZoneOffset.UTC)));
  }
}
