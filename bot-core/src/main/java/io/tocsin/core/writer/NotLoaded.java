package io.tocsin.core.writer;

/** A decision asked for a row that nobody named as one of its keys. */
final class NotLoaded extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NotLoaded(Key key) {
    super("Not loaded: " + key);
  }
}
