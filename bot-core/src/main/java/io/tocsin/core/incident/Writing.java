package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the events that people write.
 *
 * <p>Their time may lie as far back as 1970, and a day ahead: that forgives clocks and zones that
 * are wrong, yet a slip in the year is caught.
 */
final class Writing {
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final String TYPES =
      "Member must satisfy enum value set: " + TimelineEvent.WRITTEN_BY_PEOPLE;
  private static final String OWN =
      "Member must be the identifier of an event of type Custom Event or Note; events of type '%s' are"
          + " written by the service and stay as they are";
  private static final String TIMES =
      "Member must be a time from 1970-01-01 to not more than 24 hours from now";

  private Writing() {}

  /** Why an event of this type and time must not be written; what is null is not changed. */
  static Optional<Refusal> refuses(@Nullable String type, @Nullable Instant time, Call call) {
    List<Violation> violations = new ArrayList<>();
    if (type != null && !TimelineEvent.WRITTEN_BY_PEOPLE.contains(type)) {
      violations.add(new Violation("eventType", type, TYPES));
    }
    if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(call.now().plus(AHEAD)))) {
      violations.add(new Violation("eventTime", time.toString(), TIMES));
    }
    return violations.isEmpty() ? Optional.empty() : Optional.of(new Refusal.Invalid(violations));
  }

  /** Why people cannot change this event. */
  static Refusal automatic(TimelineEvent event) {
    return Refusal.Invalid.of(
        new Violation("eventId", event.id().toString(), OWN.formatted(event.type())));
  }

  /** What is said of an event that was written. */
  static String news(String type, String data, Call call) {
    return "%s by %s: %s".formatted(noun(type), call.caller().displayName(), quoted(data));
  }

  static String quoted(String data) {
    return Quoted.text(Quoted.written(data));
  }

  /** What people call an event of this type. */
  static String noun(String type) {
    return type.equals("Note") ? "Note" : "Event";
  }
}
