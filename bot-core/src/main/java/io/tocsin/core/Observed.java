package io.tocsin.core;

import io.tocsin.core.CallObserver.End;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.util.List;

/** One call while it lasts, for the observer. */
final class Observed {
  private final CallObserver observer;
  private final Caller caller;
  private final Operation<?> operation;
  private final long begin = System.nanoTime();

  /** Set by the thread that writes, read when the caller has seen the result. */
  private volatile boolean changed;

  Observed(CallObserver observer, Caller caller, Operation<?> operation) {
    this.observer = observer;
    this.caller = caller;
    this.operation = operation;
  }

  /** The changes that were decided; may be decided anew. */
  List<Change> decided(List<Change> changes) {
    changed = !changes.isEmpty();
    return changes;
  }

  <R> Outcome<R> ended(Outcome<R> outcome) {
    tell(
        switch (outcome) {
          case Outcome.Accepted<R> accepted -> new End.Accepted(changed);
          case Outcome.Refused<R>(Refusal refusal) -> new End.Refused(refusal);
        });
    return outcome;
  }

  RuntimeException failed(RuntimeException failure) {
    tell(failure instanceof Unavailable ? new End.Unavailable() : new End.Failed());
    return failure;
  }

  private void tell(End end) {
    observer.called(caller, operation, end, Duration.ofNanos(System.nanoTime() - begin));
  }
}
