package io.tocsin.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database (or whatever else the house stands on) is away. Nothing of the request was kept; it
 * may be sent again after the wait.
 */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public Unavailable(String what, Duration retryAfter, @Nullable Throwable cause) {
    super(what, cause);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
