package io.tocsin.core.chat;

import io.tocsin.core.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The words that Tocsin uses everywhere for impacts, states and times. */
public final class Words {
  private static final List<String> IMPACTS =
      List.of("Critical", "High", "Medium", "Low", "No Impact");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private Words() {}

  /** The name of an impact, 1 to 5. */
  public static String impact(int impact) {
    return IMPACTS.get(impact - 1);
  }

  /** {@code 2 High}. */
  public static String impactWithNumber(int impact) {
    return impact + " " + impact(impact);
  }

  /** {@code #214 Checkout errors}; an incident without a title goes by its plan. */
  public static String name(Incident incident) {
    String title = incident.headline().title();
    return "#" + incident.number() + " " + (title.isBlank() ? incident.plan() : title);
  }

  /** How far it is, in one word: open, acknowledged, resolved. */
  public static String state(Incident incident) {
    if (incident.isResolved()) {
      return "resolved";
    }
    return incident.progress().acknowledgement() == null ? "open" : "acknowledged";
  }

  /** A span of time as people say it, in its largest unit: 41 s, 29 min, 3 h, 2 d. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  /** A span of time in its largest unit, of which none is cut off: 59 s and a half are 1 min. */
  public static String atMost(Duration duration) {
    long seconds = duration.plusNanos(999_999_999).toSeconds();
    long unit = seconds < 60 ? 1 : seconds < 3600 ? 60 : seconds < 86_400 ? 3600 : 86_400;
    return duration(Duration.ofSeconds(Math.ceilDiv(seconds, unit) * unit));
  }

  /** The time of day in a zone, with the zone's name. */
  public static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone)) + " " + zone(zone);
  }

  /** The time of day, and before it the day if that is not the day of {@code now}. */
  public static String when(Instant at, Instant now, ZoneId zone) {
    boolean today = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
    return today ? time(at, zone) : dayAndTime(at, zone);
  }

  /** The day and the time of day in a zone, with the zone's name. */
  public static String dayAndTime(Instant at, ZoneId zone) {
    return DAY_AND_TIME.format(at.atZone(zone)) + " " + zone(zone);
  }

  /** Everything that is always UTC is called so, whatever it is spelled like. */
  public static String zone(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** {@code 1 incident}, {@code 2 incidents}. */
  public static String count(long number, String singular) {
    return number + " " + singular + (number == 1 ? "" : "s");
  }

  /** At most so many characters, an ellipsis in place of the rest; no character is cut in two. */
  public static String shortened(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
