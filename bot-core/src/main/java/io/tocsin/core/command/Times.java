package io.tocsin.core.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Points in time as the AWS CLI takes them (ISO 8601, where no zone means UTC; seconds since 1970)
 * and as people say them, on the speaker's own clock.
 */
final class Times {
  static final List<String> EXAMPLES =
      List.of("now", "14:05", "yesterday 22:10", "10 minutes ago", "2026-11-23T14:05Z");

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** More words than any time has. */
  static final int MOST_WORDS = 4;

  private static final String CLOCK =
      "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?";
  private static final String ZONE = " ?(?<zone>z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?)?";
  private static final Pattern ISO =
      Pattern.compile(
          "(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:(?:t| ?t ?| )" + CLOCK + ZONE + ")?");
  private static final Pattern OF_DAY =
      Pattern.compile("(?:(?<day>today|yesterday)(?: at)? )?" + CLOCK + ZONE);
  private static final Pattern AGO =
      Pattern.compile(
          "(?<count>\\d{1,6}|an?) ?(?<unit>s|sec|m|min|h|hr|d|second|minute|hour|day)s?(?: ago)");
  private static final Pattern EPOCH = Pattern.compile("\\d{9,13}(?:\\.\\d{1,9})?");
  private static final BigDecimal MILLISECONDS_FROM = BigDecimal.valueOf(100_000_000_000L);

  private final ParseContext context;

  Times(ParseContext context) {
    this.context = context;
  }

  /** The instant that is meant; empty if no way of reading it makes sense. */
  Optional<Instant> parse(String given) {
    String text = given.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    try {
      return Stream.of(now(text), iso(text), ofDay(text), ago(text), epoch(text))
          .flatMap(Optional::stream)
          .map(time -> time.truncatedTo(ChronoUnit.MILLIS))
          .filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST))
          .findFirst();
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private Optional<Instant> now(String text) {
    return text.equals("now") ? Optional.of(context.now()) : Optional.empty();
  }

  private static Optional<Instant> iso(String text) {
    Matcher iso = ISO.matcher(text);
    if (!iso.matches()) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.of(number(iso, "year"), number(iso, "month"), number(iso, "day"));
    LocalTime time = iso.group("hour") == null ? LocalTime.MIDNIGHT : time(iso);
    return Optional.of(day.atTime(time).atZone(zone(iso, ZoneOffset.UTC)).toInstant());
  }

  /** The latest such time that is not in the future; with a day, the time on that day. */
  private Optional<Instant> ofDay(String text) {
    Matcher clock = OF_DAY.matcher(text);
    if (!clock.matches()) {
      return Optional.empty();
    }
    ZoneId zone = zone(clock, context.zone());
    LocalDate today = context.now().atZone(zone).toLocalDate();
    LocalTime time = time(clock);
    String day = clock.group("day");
    if (day != null) {
      int back = day.equals("today") ? 0 : 1;
      return Optional.of(today.minusDays(back).atTime(time).atZone(zone).toInstant());
    }
    return Stream.of(today, today.minusDays(1))
        .map(date -> date.atTime(time).atZone(zone))
        .flatMap(at -> Stream.of(at.withLaterOffsetAtOverlap(), at))
        .map(ZonedDateTime::toInstant)
        .filter(at -> !at.isAfter(context.now()))
        .findFirst();
  }

  private Optional<Instant> ago(String text) {
    Matcher ago = AGO.matcher(text);
    if (!ago.matches()) {
      return Optional.empty();
    }
    long count = ago.group("count").startsWith("a") ? 1 : number(ago, "count");
    return Optional.of(context.now().minus(unit(ago.group("unit")).multipliedBy(count)));
  }

  private static Duration unit(String name) {
    return switch (name.charAt(0)) {
      case 's' -> Duration.ofSeconds(1);
      case 'm' -> Duration.ofMinutes(1);
      case 'h' -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  private static Optional<Instant> epoch(String text) {
    if (!EPOCH.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal given = new BigDecimal(text);
    BigDecimal seconds = given.compareTo(MILLISECONDS_FROM) < 0 ? given : given.movePointLeft(3);
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    long nanos = seconds.subtract(whole).movePointRight(9).longValue();
    return Optional.of(Instant.ofEpochSecond(whole.longValueExact(), nanos));
  }

  private static LocalTime time(Matcher clock) {
    int second = clock.group("second") == null ? 0 : number(clock, "second");
    String fraction = clock.group("fraction");
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    return LocalTime.of(number(clock, "hour"), number(clock, "minute"), second, nanos);
  }

  private static ZoneId zone(Matcher clock, ZoneId otherwise) {
    String zone = clock.group("zone");
    if (zone == null) {
      return otherwise;
    }
    return Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }
}
