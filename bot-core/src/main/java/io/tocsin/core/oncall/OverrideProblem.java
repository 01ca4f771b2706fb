package io.tocsin.core.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A reason why an override of a rotation is refused. */
public sealed interface OverrideProblem {

  /** What is wrong, with what and what is allowed; times are of the rotation's zone. */
  String sentence();

  /** Its end is not behind its start. */
  record EndsTooEarly(Instant start, Instant end, ZoneId zone) implements OverrideProblem {
    @Override
    public String sentence() {
      return "The override ends at %s, but it has to end after its start at %s."
          .formatted(text(end, zone), text(start, zone));
    }
  }

  /** It lasts less than AWS's 30 minutes. */
  record TooShort(Duration length) implements OverrideProblem {
    @Override
    public String sentence() {
      return "The override lasts %s; the shortest is 30 minutes.".formatted(text(length));
    }
  }

  /** It is over already. */
  record Past(Instant end, ZoneId zone) implements OverrideProblem {
    @Override
    public String sentence() {
      return "The override ended at %s; only shifts to come can be overridden."
          .formatted(text(end, zone));
    }
  }

  /** It ends more than AWS's six months ahead. */
  record TooFarAhead(Instant end, Instant latest, ZoneId zone) implements OverrideProblem {
    @Override
    public String sentence() {
      return "The override ends at %s; an override may reach six months ahead, up to %s."
          .formatted(text(end, zone), text(latest, zone));
    }
  }

  /**
   * A person is not in the rotation.
   *
   * @param nearest ids of people of the rotation that were probably meant
   */
  record NotInRotation(String person, String rotation, List<String> nearest)
      implements OverrideProblem {
    /** Keeps a copy of the list. */
    public NotInRotation {
      nearest = List.copyOf(nearest);
    }

    @Override
    public String sentence() {
      String hint = nearest.isEmpty() ? "" : " Did you mean %s?".formatted(orList(nearest));
      return "%s is not in the rotation “%s”; only its own people can take over.%s"
          .formatted(person, rotation, hint);
    }
  }

  /** There is no shift in its time: before the rotation's start, or in hours it does not cover. */
  record NothingToReplace(Instant start, Instant end, ZoneId zone, String rotation)
      implements OverrideProblem {
    @Override
    public String sentence() {
      return "The rotation “%s” has no shift between %s and %s, so there is nothing to override."
          .formatted(rotation, text(start, zone), text(end, zone));
    }
  }

  private static String orList(List<String> words) {
    return String.join(" or ", words);
  }

  private static String text(Duration length) {
    return length.toSeconds() % 60 == 0
        ? minutes(length.toMinutes())
        : minutes(length.toMinutes()) + " and a few seconds";
  }

  private static String minutes(long count) {
    return count + (count == 1 ? " minute" : " minutes");
  }

  private static String text(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(instant.atZone(zone))
        + " "
        + zone;
  }
}
