package io.tocsin.persistence;

import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message says why, for whoever configured it. */
public final class CannotOpen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotOpen(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
