package io.tocsin.core;

import io.tocsin.core.operation.Operation;
import java.time.Duration;

/**
 * Is told of every call of the door, by the thread that calls. Has to be quick and must not throw.
 */
@FunctionalInterface
public interface CallObserver {

  /** Sees nothing. */
  CallObserver NONE = (caller, operation, end, took) -> {};

  /**
   * A call has ended.
   *
   * @param took from the call to the answer, the commit included
   */
  void called(Caller caller, Operation<?> operation, End end, Duration took);

  /** How a call ended. */
  sealed interface End {
    /**
     * @param changed whether anything was; a redelivery and a read change nothing
     */
    record Accepted(boolean changed) implements End {}

    record Refused(Refusal refusal) implements End {}

    /** The database is away. */
    record Unavailable() implements End {}

    /** A fault of Tocsin's own. */
    record Failed() implements End {}
  }
}
