package io.tocsin.core.command;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Points in time of what is planned: a time of day is the next one, a day the next of its name.
 * What {@link Times} takes otherwise is taken too.
 */
final class ComingTimes {
  static final List<String> EXAMPLES =
      List.of("18:00", "tomorrow 9:00", "fri 17:30", "in 2 hours", "2026-11-27T17:30Z");

  private static final Pattern WALL =
      Pattern.compile(
          "(?<day>today|tomorrow|[a-z]{3,9})?(?:(?:^|\\b ?at | )?(?<hour>\\d{1,2})"
              + "(?:[:.](?<minute>\\d{2}))? ?(?<half>am|pm)?(?<zone> ?(?:z|utc|gmt))?)?");
  private static final Pattern LENGTH =
      Pattern.compile("(?<count>\\d{1,4}|an?) ?(?<unit>m|min|minute|h|hr|hour|d|day|w|week)s?");

  private final ParseContext context;

  ComingTimes(ParseContext context) {
    this.context = context;
  }

  /** The first such time behind that one; empty if no way of reading it makes sense. */
  Optional<Instant> parse(String given, Instant after) {
    String text = plain(given);
    try {
      return wall(text, after).or(() -> ahead(text)).or(() -> new Times(context).parse(text));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /** How long {@code 2 hours} is. */
  static Optional<Duration> length(String given) {
    Matcher length = LENGTH.matcher(plain(given));
    if (!length.matches()) {
      return Optional.empty();
    }
    String count = length.group("count");
    long number = count.startsWith("a") ? 1 : Long.parseLong(count);
    return Optional.of(
        switch (length.group("unit").charAt(0)) {
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          case 'd' -> Duration.ofDays(number);
          default -> Duration.ofDays(7 * number);
        });
  }

  private static String plain(String given) {
    return given.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private Optional<Instant> ahead(String text) {
    return text.startsWith("in ")
        ? length(text.substring(3)).map(context.now()::plus)
        : Optional.empty();
  }

  private Optional<Instant> wall(String text, Instant after) {
    Matcher wall = WALL.matcher(text);
    if (!wall.matches() || !hasDay(wall) && !hasTime(wall)) {
      return Optional.empty();
    }
    ZoneId zone = wall.group("zone") == null ? context.zone() : ZoneOffset.UTC;
    LocalTime time = time(wall);
    return days(wall.group("day"), LocalDate.ofInstant(after, zone), zone)
        .map(day -> day.atTime(time).atZone(zone).toInstant())
        .filter(at -> at.isAfter(after))
        .findFirst();
  }

  private static boolean hasDay(Matcher wall) {
    return wall.group("day") != null;
  }

  /** A bare number is none: it may be anything. */
  private static boolean hasTime(Matcher wall) {
    return wall.group("minute") != null || wall.group("half") != null;
  }

  private Stream<LocalDate> days(@Nullable String name, LocalDate first, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(context.now(), zone);
    return switch (Objects.requireNonNullElse(name, "")) {
      case "" -> Stream.of(first, first.plusDays(1));
      case "today" -> Stream.of(today);
      case "tomorrow" -> Stream.of(today.plusDays(1));
      default ->
          first.datesUntil(first.plusDays(8)).filter(day -> isCalled(day.getDayOfWeek(), name));
    };
  }

  private static boolean isCalled(DayOfWeek day, @Nullable String name) {
    return name != null && day.name().toLowerCase(Locale.ROOT).startsWith(name);
  }

  /** Of a day alone, its midnight. */
  private static LocalTime time(Matcher wall) {
    if (wall.group("hour") == null) {
      return LocalTime.MIDNIGHT;
    }
    int hour = Integer.parseInt(wall.group("hour"));
    int minute = wall.group("minute") == null ? 0 : Integer.parseInt(wall.group("minute"));
    String half = wall.group("half");
    if (half != null && (hour < 1 || hour > 12)) {
      throw new DateTimeException("no such hour");
    }
    return LocalTime.of(half == null ? hour : hour % 12 + (half.equals("pm") ? 12 : 0), minute);
  }
}
