package io.tocsin.core.writer;

import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import java.util.List;

/** What a handler decided: the answer, and what has to be written before it is given. */
public record Decision<R>(Outcome<R> outcome, List<Change> changes) {
  public Decision {
    changes = List.copyOf(changes);
  }

  public static <R> Decision<R> accept(R result, List<? extends Change> changes) {
    return new Decision<>(Outcome.accepted(result), List.copyOf(changes));
  }

  public static <R> Decision<R> accept(R result, Change... changes) {
    return new Decision<>(Outcome.accepted(result), List.of(changes));
  }

  public static <R> Decision<R> refuse(Refusal refusal) {
    return new Decision<>(Outcome.refused(refusal), List.of());
  }
}
