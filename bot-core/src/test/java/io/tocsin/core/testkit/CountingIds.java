package io.tocsin.core.testkit;

import io.tocsin.core.Ids;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers that ascend by one, so that a test's output is the same each time. */
public final class CountingIds implements Ids {
  private final AtomicLong last = new AtomicLong();
  private final AtomicLong lastCode = new AtomicLong();

  @Override
  public UUID next() {
    return new UUID(0x0199_e0de_0000_7000L, 0x8000_0000_0000_0000L | last.incrementAndGet());
  }

  @Override
  public String code() {
    return "%06d".formatted(100_000 + lastCode.incrementAndGet() % 900_000);
  }
}
