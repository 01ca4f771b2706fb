package io.tocsin.core.event;

import io.tocsin.core.Violation;
import java.util.List;

/** What came in by an event source, as its kind reads it. */
sealed interface Notification {

  /**
   * What there was to read.
   *
   * @param signals in the order in which they came; each is taken in for itself
   * @param unread what is wrong with those parts that are no signals; the others count nevertheless
   */
  record Signals(List<Signal> signals, List<Violation> unread) implements Notification {
    public Signals {
      signals = List.copyOf(signals);
      unread = List.copyOf(unread);
    }

    static Signals of(Signal signal) {
      return new Signals(List.of(signal), List.of());
    }
  }

  /** Nothing that the source's kind understands, and why. */
  record Unreadable(List<Violation> violations) implements Notification {
    public Unreadable {
      violations = List.copyOf(violations);
    }
  }
}
