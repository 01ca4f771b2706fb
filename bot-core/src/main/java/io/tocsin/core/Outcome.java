package io.tocsin.core;

/**
 * What became of an operation. Both cases are expected; exceptions are for bugs and for
 * infrastructure that is away ({@link Unavailable}).
 */
public sealed interface Outcome<R> {

  /** Done and durable: the transaction is committed. */
  record Accepted<R>(R result) implements Outcome<R> {}

  /** Not done: nothing was changed. */
  record Refused<R>(Refusal refusal) implements Outcome<R> {}

  static <R> Outcome<R> accepted(R result) {
    return new Accepted<>(result);
  }

  static <R> Outcome<R> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }
}
