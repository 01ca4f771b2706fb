package io.tocsin.http;

import io.tocsin.core.Caller;
import io.tocsin.core.Ids;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import java.util.Optional;

/**
 * What the endpoints stand on.
 *
 * @param account the installation's account, part of the ARN of whoever sends an event
 * @param events the door that events go through
 * @param readiness asked on every {@code GET /health/ready}
 * @param ids for references to failures in the log
 */
public record HttpApiConfig(String account, Events events, Readiness readiness, Ids ids) {

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

  /** Says whether requests can be served. */
  @FunctionalInterface
  public interface Readiness {

    /** A whole sentence that says what is missing; empty if nothing is. Must not block for long. */
    Optional<String> missing();
  }
}
