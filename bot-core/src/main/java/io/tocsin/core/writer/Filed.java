package io.tocsin.core.writer;

/**
 * A row with a key of its own that is written whole: {@link Change.File}, {@link Change.Unfile}.
 */
public interface Filed {
  Key.One<?> key();
}
