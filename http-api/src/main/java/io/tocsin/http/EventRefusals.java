package io.tocsin.http;

import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.SourceOperation.NotTaken;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refusals of events, in the words of HTTP. */
final class EventRefusals {
  private static final int QUOTED = 100;
  private static final int MOST_TOLD = 20;

  private EventRefusals() {}

  static Reply noKey() {
    return Reply.error(
            401,
            "A key is missing: send the header Authorization: Bearer KEY, or the key at the end of"
                + " the address, /events/NAME/KEY.")
        .with("WWW-Authenticate", "Bearer realm=\"tocsin\"");
  }

  /** The same for a wrong name and a wrong key, so that nobody can find out names. */
  static Reply denied() {
    return Reply.error(403, "There is no event source of this name with this key.");
  }

  static Reply reply(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Denied denied -> denied();
      case Refusal.NotFound(Refusal.Resource kind, String name, List<String> nearest) ->
          kind == Refusal.Resource.EVENT_SOURCE ? denied() : notFound(kind, name, nearest);
      case Refusal.Invalid(List<Violation> violations) -> invalid(violations);
      case Refusal.Conflict(String reason, Refusal.Resource kind, String name) ->
          Reply.error(409, reason);
      case Refusal.QuotaExceeded quota -> quotaExceeded(quota);
      case Refusal.Throttled throttled -> throttled(throttled);
    };
  }

  private static Reply notFound(Refusal.Resource kind, String name, List<String> nearest) {
    String hint = nearest.isEmpty() ? "." : "; the nearest is " + nearest.getFirst() + ".";
    return Reply.error(404, "There is no " + kind.words() + " " + name + hint);
  }

  private static Reply invalid(List<Violation> violations) {
    return Reply.error(400, "The event does not fit: " + words(violations) + ".");
  }

  /** What could be read was kept, and what could not will be no better when it is sent again. */
  static Reply takenInPart(List<NotTaken> parts) {
    List<Violation> violations =
        parts.stream().map(it -> new Violation(it.path(), it.value(), it.constraint())).toList();
    return Reply.error(
        400,
        "A part of the event does not fit: "
            + words(violations)
            + ". All the rest of it was taken in.");
  }

  private static String words(List<Violation> violations) {
    String words =
        violations.stream()
            .limit(MOST_TOLD)
            .map(EventRefusals::words)
            .collect(Collectors.joining("; "));
    int more = violations.size() - MOST_TOLD;
    return more > 0 ? words + "; and " + more + " more" : words;
  }

  private static String words(Violation violation) {
    String rule = violation.constraint().replaceFirst("^Member must\\b", "must");
    return violation.path() + " " + rule + given(violation.value());
  }

  private static String given(@Nullable String value) {
    if (value == null) {
      return "";
    }
    String shown = value.length() <= QUOTED ? value : value.substring(0, QUOTED) + "…";
    return ", and '" + shown + "' was given";
  }

  /** Not 429: waiting does not lift the limit, and a sender must not think that it does. */
  private static Reply quotaExceeded(Refusal.QuotaExceeded quota) {
    return Reply.error(
        409,
        "The limit of %d %s is reached for the %s %s."
            .formatted(quota.limit(), quota.quota(), quota.kind().words(), quota.name()));
  }

  private static Reply throttled(Refusal.Throttled throttled) {
    return Reply.error(
            429,
            "Too many events at once, and this one was not kept; send it again in "
                + Reply.seconds(throttled.retryAfter())
                + " s.")
        .retryAfter(throttled.retryAfter());
  }
}
