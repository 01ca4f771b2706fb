package io.tocsin.core.writer;

/**
 * What the last batches found of the rows that most requests look at first and that seldom change.
 * It tells which keys a request is going to name once these are loaded, so that one look-up does
 * for what would take a chain of them. Nothing is ever decided on it: what it holds may be old.
 *
 * <p>Used by whoever holds the pen, by nobody else.
 */
final class Foretelling {
  private WorkingState seen = new WorkingState();

  /** What requests may be asked for their keys with, before anything is loaded. */
  State guess() {
    return seen;
  }

  /** Takes in what a batch has loaded and changed. */
  void learn(WorkingState batch) {
    seen.take(batch, Foretelling::leadsOn);
  }

  private static boolean leadsOn(Key key) {
    return key instanceof Key.Source || key instanceof Key.Plan || key instanceof Key.Storm;
  }
}
