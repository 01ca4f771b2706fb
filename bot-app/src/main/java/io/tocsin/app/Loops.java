package io.tocsin.app;

import io.tocsin.app.database.DatabaseWatch;
import io.tocsin.app.database.EmbeddedDatabase;
import io.tocsin.core.outbox.Relay;
import io.tocsin.persistence.Housekeeping;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The threads behind: delivery, take-over, audit, housekeeping and the watch on our database. */
public final class Loops implements AutoCloseable {
  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final Duration AUDIT = Duration.ofMillis(200);
  private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
  private static final Duration WATCH = Duration.ofMillis(500);

  private final Clock clock;
  private final Deque<Loop> loops = new ArrayDeque<>();
  private volatile Runnable wakeDelivery = () -> {};

  /** Whether messages leave the house. */
  public enum Relaying {
    RUNNING,
    /** For tests: what is committed waits. */
    HELD
  }

  Loops(Clock clock) {
    this.clock = clock;
  }

  /** Something was committed that wants to be delivered. Never blocks. */
  void committed() {
    wakeDelivery.run();
  }

  void start(
      Core core,
      Housekeeping housekeeping,
      Optional<EmbeddedDatabase> embedded,
      Relaying relaying) {
    embedded.map(DatabaseWatch::new).ifPresent(this::watch);
    if (relaying == Relaying.RUNNING) {
      Loop delivery = add("delivery", Duration.ofSeconds(1), () -> deliver(core.relay()));
      wakeDelivery = delivery::wake;
      add("take-over", RECOVERY, () -> recover(core.relay(), delivery));
    }
    add("audit", AUDIT, core.writer()::runOnce);
    add("housekeeping", HOUSEKEEPING, () -> housekeeping.runOnce(clock.instant()));
  }

  private void watch(DatabaseWatch watch) {
    add("database-watch", WATCH, () -> watch.runOnce(clock.instant()));
  }

  private void deliver(Relay relay) {
    relay.runOnce(clock.instant());
  }

  private static void recover(Relay relay, Loop delivery) {
    if (relay.recover() > 0) {
      delivery.wake();
    }
  }

  private Loop add(String name, Duration pause, Runnable turn) {
    Loop loop = Loop.start("tocsin-" + name, pause, turn);
    loops.push(loop);
    return loop;
  }

  @Override
  public void close() {
    while (!loops.isEmpty()) {
      loops.pop().close();
    }
  }
}
