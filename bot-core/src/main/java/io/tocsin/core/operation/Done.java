package io.tocsin.core.operation;

/** The empty answer of operations that only change something. */
public record Done() {
  public static final Done DONE = new Done();
}
