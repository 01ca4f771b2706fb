package io.tocsin.core.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class MovableClock extends Clock {
  private Instant now;

  public MovableClock(Instant start) {
    this.now = start;
  }

  /** A Monday at two in the afternoon, UTC. */
  public static MovableClock atTwo() {
    return new MovableClock(Instant.parse("2026-11-23T14:02:00Z"));
  }

  public synchronized void move(Duration by) {
    now = now.plus(by);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new IllegalArgumentException("Only UTC");
  }
}
