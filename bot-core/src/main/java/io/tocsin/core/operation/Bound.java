package io.tocsin.core.operation;

import io.tocsin.core.Violation;
import java.util.List;

/** What became of a JSON tree that was to be an operation. */
public sealed interface Bound<O> {

  /** It is one, and keeps to every constraint. */
  record Fits<O>(O operation) implements Bound<O> {}

  /** It is none: everything that is wrong with it, sorted by path; never empty. */
  record Misfits<O>(List<Violation> violations) implements Bound<O> {
    public Misfits {
      violations = List.copyOf(violations);
    }
  }
}
