package io.tocsin.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an operation was refused, as data: chat and wire API each say it in their own words. */
public sealed interface Refusal {

  /** Every constraint that the request breaks, all at once; never empty. */
  record Invalid(List<Violation> violations) implements Refusal {
    public Invalid {
      violations = List.copyOf(violations);
    }

    public static Invalid of(Violation violation) {
      return new Invalid(List.of(violation));
    }
  }

  /**
   * @param kind what was looked for
   * @param name as the caller named it
   * @param nearest names of the same kind that exist, the most similar first; may be empty
   */
  record NotFound(Resource kind, String name, List<String> nearest) implements Refusal {}

  /** The request contradicts what is there. The reason is a whole sentence. */
  record Conflict(String reason, Resource kind, String name) implements Refusal {}

  /**
   * A limit is reached.
   *
   * @param quota what is limited, in words that follow a number, such as "related items of an
   *     incident"
   */
  record QuotaExceeded(String quota, int limit, Resource kind, String name) implements Refusal {}

  /** The caller may not do this; action and resource are in IAM's spelling. */
  record Denied(String principal, String action, @Nullable String resource) implements Refusal {}

  /**
   * Too much for now; the same request may be sent again after the wait. The reason is a whole
   * sentence.
   */
  record Throttled(String reason, Duration retryAfter) implements Refusal {}

  /** What a refusal can be about. */
  enum Resource {
    RESPONSE_PLAN("response plan"),
    INCIDENT_RECORD("incident"),
    TIMELINE_EVENT("timeline event"),
    RELATED_ITEM("related item"),
    EVENT_SOURCE("event source"),
    RULE("rule"),
    TOPIC("topic"),
    ROOM("room"),
    CONTACT("contact"),
    CONTACT_CHANNEL("contact channel"),
    ROTATION("rotation"),
    ROTATION_OVERRIDE("override"),
    ENGAGEMENT("engagement"),
    PAGE("page"),
    CALENDAR("calendar"),
    RESOURCE("resource");

    private final String words;

    Resource(String words) {
      this.words = words;
    }

    /** The resource in words, in the singular. */
    public String words() {
      return words;
    }
  }
}
