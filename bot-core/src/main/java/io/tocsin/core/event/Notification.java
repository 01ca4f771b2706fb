package io.tocsin.core.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came in by an event source. */
sealed interface Notification {

  /**
   * An alarm changed its state.
   *
   * @param token the same for every delivery of this notification, and for no other
   * @param event the event in the form that EventBridge has for it, whatever form it came in
   */
  record Alarm(
      String token,
      String arn,
      String name,
      AlarmState state,
      @Nullable String reason,
      Instant time,
      ObjectNode event)
      implements Notification {

    /** What people call it. */
    String label() {
      return "alarm " + name;
    }
  }

  /** Nothing that the source's kind understands, and why. */
  record Unreadable(List<Violation> violations) implements Notification {
    public Unreadable {
      violations = List.copyOf(violations);
    }
  }

  /** The states of an alarm of CloudWatch. */
  enum AlarmState {
    ALARM,
    OK,
    INSUFFICIENT_DATA
  }
}
