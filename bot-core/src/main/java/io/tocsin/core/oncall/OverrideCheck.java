package io.tocsin.core.oncall;

import io.tocsin.core.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * AWS's rules for overrides of a rotation. They hold for what a person asks for now; overrides that
 * are stored already need no such check, and work by {@link ShiftOverride}'s own.
 */
public sealed interface OverrideCheck {
  /** From the user guide of Incident Manager, as the six months are. */
  Duration SHORTEST = Duration.ofMinutes(30);

  /** How far ahead an override may reach, by the calendar of the rotation's zone. */
  int MONTHS_AHEAD = 6;

  /** Nothing speaks against it. */
  record Fine() implements OverrideCheck {}

  /** Something does; there is at least one reason. */
  record Wrong(List<OverrideProblem> problems) implements OverrideCheck {
    /** Keeps a copy of the list. */
    public Wrong {
      problems = List.copyOf(problems);
    }
  }

  /** Checks a new override: all problems at once, the time's before the people's. */
  static OverrideCheck of(Rotation rotation, ShiftOverride asked, Instant now) {
    List<OverrideProblem> problems = new ArrayList<>(aboutTime(rotation, asked, now));
    if (problems.isEmpty()) {
      problems.addAll(aboutShifts(rotation, asked));
    }
    problems.addAll(aboutPeople(rotation, asked));
    return problems.isEmpty() ? new Fine() : new Wrong(problems);
  }

  private static List<OverrideProblem> aboutTime(
      Rotation rotation, ShiftOverride asked, Instant now) {
    Duration length = Duration.between(asked.start(), asked.end());
    Instant latest = now.atZone(rotation.zone()).plusMonths(MONTHS_AHEAD).toInstant();
    if (!length.isPositive()) {
      return List.of(new OverrideProblem.EndsTooEarly(asked.start(), asked.end(), rotation.zone()));
    } else if (length.compareTo(SHORTEST) < 0) {
      return List.of(new OverrideProblem.TooShort(length));
    } else if (!asked.end().isAfter(now)) {
      return List.of(new OverrideProblem.Past(asked.end(), rotation.zone()));
    } else if (asked.end().isAfter(latest)) {
      return List.of(new OverrideProblem.TooFarAhead(asked.end(), latest, rotation.zone()));
    }
    return List.of();
  }

  private static List<OverrideProblem> aboutShifts(Rotation rotation, ShiftOverride asked) {
    boolean meetsShifts =
        !RotationCalendar.of(rotation, List.of()).shifts(asked.start(), asked.end()).isEmpty();
    return meetsShifts
        ? List.of()
        : List.of(
            new OverrideProblem.NothingToReplace(
                asked.start(), asked.end(), rotation.zone(), rotation.name()));
  }

  private static List<OverrideProblem> aboutPeople(Rotation rotation, ShiftOverride asked) {
    Stream<String> strangers =
        asked.people().stream().distinct().filter(each -> !rotation.people().contains(each));
    return strangers
        .<OverrideProblem>map(each ->
            new OverrideProblem.NotInRotation(
                each, rotation.name(), Nearest.to(each, rotation.people())))
        .toList();
  }
}
