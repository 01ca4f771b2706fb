package io.tocsin.app;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one thing again and again: after each pause, and at once when it is woken. It
 * has no logic of its own; what a turn does can be called by hand.
 */
final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private final Runnable turn;
  private final Duration pause;
  private final LongSupplier nanos;
  private volatile long lastTurn;

  private Loop(String name, Duration pause, Runnable turn, LongSupplier nanos) {
    this.nanos = nanos;
    this.lastTurn = nanos.getAsLong();
    this.turn = turn;
    this.pause = pause;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  static Loop start(String name, Duration pause, Runnable turn) {
    return start(name, pause, turn, System::nanoTime);
  }

  /**
   * @param nanos a clock that never goes back
   */
  static Loop start(String name, Duration pause, Runnable turn, LongSupplier nanos) {
    Loop loop = new Loop(name, pause, turn, nanos);
    loop.thread.start();
    return loop;
  }

  /** How long ago the last turn ended well; since the start, if none has yet. */
  Duration sinceLastTurn() {
    return Duration.ofNanos(nanos.getAsLong() - lastTurn);
  }

  /** The next turn begins at once. Never blocks. */
  void wake() {
    wake.release();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        wake.drainPermits();
        turn.run();
        lastTurn = nanos.getAsLong();
        wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("{} failed and goes on: {}", thread.getName(), e.toString());
        rest();
      }
    }
  }

  /** What is broken is not asked again at once. */
  private void rest() {
    try {
      Thread.sleep(Math.max(pause.toMillis(), 200));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
