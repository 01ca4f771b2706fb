package io.tocsin.core.oncall;

import io.tocsin.core.Nearest;
import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.RotationOperation.CoverageTime;
import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When turns change and what is covered, as it was given: checked before anything is made of it.
 */
final class GivenRecurrence {
  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private GivenRecurrence() {}

  /** What is wrong; empty if nothing is. */
  static Optional<Refusal> refusal(String zone, RecurrenceSettings settings) {
    return zone(zone)
        .or(() -> kinds(settings))
        .or(() -> coverage(settings))
        .map(Refusal.Invalid::of);
  }

  /** Offsets and short names are no zones: they know nothing of daylight saving. */
  private static Optional<Violation> zone(String zone) {
    return ZONES.contains(zone)
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "timeZoneId",
                zone,
                "Member must be a time zone of the IANA database, such as Europe/Berlin"
                    + nearest(zone)));
  }

  private static String nearest(String zone) {
    List<String> names = Nearest.to(zone, ZONES);
    return names.isEmpty() ? "" : "; near it are " + String.join(", ", names);
  }

  private static Optional<Violation> kinds(RecurrenceSettings settings) {
    long given =
        Stream.of(
                Roster.isGiven(settings.dailySettings()),
                Roster.isGiven(settings.weeklySettings()),
                Roster.isGiven(settings.monthlySettings()))
            .filter(is -> is)
            .count();
    return given == 1
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "recurrence",
                null,
                "Member must have exactly one of dailySettings, weeklySettings and monthlySettings"));
  }

  private static Optional<Violation> coverage(RecurrenceSettings settings) {
    if (settings.shiftCoverages() == null || settings.shiftCoverages().isEmpty()) {
      return Optional.empty();
    }
    List<CoverageTime> all =
        settings.shiftCoverages().values().stream().flatMap(List::stream).toList();
    boolean tooShort =
        all.stream()
            .map(Roster::window)
            .anyMatch(window -> window.length().compareTo(SHORTEST) < 0);
    if (all.isEmpty()) {
      return Optional.of(
          new Violation("recurrence.shiftCoverages", null, "Member must name hours of some day"));
    }
    return tooShort
        ? Optional.of(
            new Violation(
                "recurrence.shiftCoverages",
                Objects.toString(settings.shiftCoverages()),
                "Member must cover 30 minutes at least"))
        : Optional.empty();
  }
}
