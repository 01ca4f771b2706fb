package io.tocsin.app.database;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL can't run; the message is a sentence for the person who starts Tocsin.
 */
public final class EmbeddedDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedDatabaseException(String message) {
    this(message, null);
  }

  EmbeddedDatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
