package io.tocsin.http;

import io.tocsin.core.Caller;
import io.tocsin.core.Ids;
import io.tocsin.core.Outcome;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.ScheduleOperation.CalendarText;
import io.tocsin.core.operation.ScheduleOperation.ReadCalendar;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * What the endpoints stand on.
 *
 * @param account the installation's account, part of the ARN of whoever sends an event
 * @param events the door that events go through
 * @param readiness asked on every {@code GET /health/ready}
 * @param ids for references to failures in the log
 * @param sns how messages of SNS are checked
 */
public record HttpApiConfig(String account, Events events, Readiness readiness, Ids ids, Sns sns) {

  /**
   * What messages of SNS need.
   *
   * @param clock by which they are too old
   */
  public record Sns(Topics topics, Clock clock) {}

  /** Knows what is taken in of SNS. */
  @FunctionalInterface
  public interface Topics {

    /**
     * The ARNs of the topics whose messages this source takes; none if it is no source of SNS.
     *
     * @throws io.tocsin.core.Unavailable if that cannot be told just now
     */
    Set<String> of(String source);
  }

  /** Takes an event in; {@code tocsin::execute} is one. */
  @FunctionalInterface
  public interface Events {

    /**
     * Returns when the event is durable or refused.
     *
     * @throws io.tocsin.core.Unavailable if nothing could be kept; the sender is asked to come
     *     again
     */
    Outcome<ReceiveEventOutput> receive(Caller caller, ReceiveEvent event);
  }

  /**
   * How calendars are shown.
   *
   * @param account part of the ARN of whoever asks for one
   */
  public record Calendars(String account, CalendarDoor door) {}

  /** Shows a calendar; {@code tocsin::execute} is one. */
  @FunctionalInterface
  public interface CalendarDoor {

    /**
     * Refuses every secret that is of no calendar.
     *
     * @throws io.tocsin.core.Unavailable if that cannot be told just now
     */
    Outcome<CalendarText> read(Caller caller, ReadCalendar wanted);
  }

  /**
   * What is told to Prometheus, and to whom.
   *
   * @param token without which nothing is told; empty if anybody who reaches the server may know
   */
  public record Metrics(Figures figures, Optional<Secret> token) {}

  /** All figures in Prometheus's text format. */
  @FunctionalInterface
  public interface Figures {
    String text();
  }

  /** Says whether requests can be served. */
  @FunctionalInterface
  public interface Readiness {

    /** A whole sentence that says what is missing; empty if nothing is. Must not block for long. */
    Optional<String> missing();
  }
}
