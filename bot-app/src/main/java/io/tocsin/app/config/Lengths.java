package io.tocsin.app.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90d}, {@code 12h}, {@code 30m}, or ISO 8601. */
final class Lengths {
  private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})([dhm])");
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(36_525);

  private Lengths() {}

  static Optional<Duration> parse(String text) {
    Matcher matcher = SHORT.matcher(text);
    try {
      Duration length = Duration.parse(matcher.matches() ? iso(matcher) : text);
      return Optional.of(length).filter(it -> LEAST.compareTo(it) <= 0 && it.compareTo(MOST) <= 0);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String iso(Matcher matcher) {
    String number = matcher.group(1);
    return switch (matcher.group(2)) {
      case "d" -> "P" + number + "D";
      case "h" -> "PT" + number + "H";
      default -> "PT" + number + "M";
    };
  }
}
