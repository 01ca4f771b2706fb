package io.tocsin.app;

import io.tocsin.core.Ids;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 (RFC 9562): a millisecond, a counter within it, and random bits. Those of one
 * process ascend strictly, so that messages leave in the order in which they were decided.
 */
final class TimeOrderedIds implements Ids {
  private static final int COUNTER_BITS = 12;

  private final Clock clock;
  private final RandomGenerator random;
  private long last;

  TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID next() {
    long ticks = tick();
    long time = ticks >>> COUNTER_BITS;
    long counter = ticks & ((1 << COUNTER_BITS) - 1);
    long high = time << 16 | 0x7000 | counter;
    long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  @Override
  public String code() {
    return "%06d".formatted(random.nextInt(1_000_000));
  }

  /** Milliseconds and counter as one number that never stands still nor goes back. */
  private synchronized long tick() {
    last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
    return last;
  }
}
