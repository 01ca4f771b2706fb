package io.tocsin.core.operation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Points in time as requests and answers spell them. Times are kept to the millisecond, and only
 * those from the year 1 to the year 9999 are taken, so that each can be stored and printed.
 */
final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
  // Nine digits or more: 20260131 is not meant as a number of seconds.
  private static final Pattern NUMBER = Pattern.compile("[0-9]{9,11}(\\.[0-9]{1,9})?");

  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("[[' ']['T']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter BROKEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** Seconds since 1970; empty if they are no number or too far away. */
  static Optional<Instant> read(double seconds) {
    if (!(seconds >= FIRST.getEpochSecond() && seconds <= LAST.getEpochSecond())) {
      return Optional.empty();
    }
    return Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)));
  }

  /**
   * A date, or a date and a time, in ISO 8601; without a zone it is UTC. Seconds since 1970 in
   * digits are understood too.
   */
  static Optional<Instant> read(String text) {
    if (NUMBER.matcher(text).matches()) {
      return read(Double.parseDouble(text));
    }
    try {
      return Optional.of(utc(text)).filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant utc(String text) {
    TemporalAccessor best =
        READ.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    Instant time =
        switch (best) {
          case OffsetDateTime zoned -> zoned.toInstant();
          case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
          case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
          case TemporalAccessor other -> Instant.from(other);
        };
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Seconds since 1970 with three decimals, as the wire API answers. */
  static BigDecimal epochSeconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3);
  }

  /** As the AWS CLI prints times: microseconds where there is a fraction, and the offset of UTC. */
  static String iso(Instant time) {
    boolean whole = time.truncatedTo(ChronoUnit.MICROS).getNano() == 0;
    return (whole ? WHOLE : BROKEN).format(time);
  }
}
