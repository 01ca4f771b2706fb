package io.tocsin.core.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a source tells: something fired, or calmed down again.
 *
 * @param arn what fired; triggers of a plan with the same one belong together
 * @param what the word for such things, such as {@code alarm}
 * @param name what people call this one
 * @param title what a new incident is called; null if its plan says that
 * @param event what came, in the form that the trigger's raw data have
 */
record Signal(
    Delivery delivery,
    Sender sender,
    String arn,
    String what,
    String name,
    State state,
    @Nullable String reason,
    Instant time,
    @Nullable String title,
    ObjectNode event) {

  /** The same with this ARN, if it has none of its own. */
  Signal orOf(String other) {
    return arn.isEmpty()
        ? new Signal(delivery, sender, other, what, name, state, reason, time, title, event)
        : this;
  }

  /** What people call it, in a sentence. */
  String label() {
    return what + " " + name;
  }

  /** The same at the beginning of one. */
  String labelFirst() {
    return Character.toUpperCase(what.charAt(0)) + label().substring(1);
  }

  /** How a delivery is known again. */
  sealed interface Delivery {

    /** The same for every delivery of this signal. */
    String token();

    /** Each signal is sent once, but for retries; no other one has its token. */
    record Once(String token) implements Delivery {}

    /**
     * The signal is sent again and again while it holds; all that are about the same thing have one
     * token. A later start is another firing; what belongs to an earlier one is too late.
     *
     * @param startedAt when this firing began; null if the sender does not say: whatever the thing
     *     did last goes on
     */
    record Repeated(String token, @Nullable Instant startedAt) implements Delivery {}
  }

  /** Who told it, in the words of an incident's source. */
  record Sender(String invokedBy, String source) {
    static final Sender CLOUDWATCH = new Sender("cloudwatch.amazonaws.com", "aws.cloudwatch");
    static final Sender EVENTBRIDGE = new Sender("events.amazonaws.com", "aws.events");
    static final Sender PROMETHEUS = new Sender("prometheus", "prometheus");
  }

  /** The states of an alarm of CloudWatch; other things have the first two. */
  enum State {
    ALARM,
    OK,
    INSUFFICIENT_DATA
  }
}
