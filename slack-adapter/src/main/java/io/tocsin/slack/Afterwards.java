package io.tocsin.slack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when Slack has had its answer. Closing waits for what is under way. */
final class Afterwards implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Executor executor;
  private final Phaser underWay = new Phaser(1);
  private final CountDownLatch closing = new CountDownLatch(1);

  Afterwards(Executor executor) {
    this.executor = executor;
  }

  void run(Runnable task) {
    underWay.register();
    try {
      executor.execute(() -> perform(task));
    } catch (RejectedExecutionException stopped) {
      underWay.arriveAndDeregister();
      LOG.warn("Tocsin is being stopped; an answer in Slack is left out");
    }
  }

  private void perform(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      LOG.error("What was to be done after an answer to Slack has failed", failure);
    } finally {
      underWay.arriveAndDeregister();
    }
  }

  /** Waits; no longer than until this is closed. */
  void pause(Duration time) {
    try {
      if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("No more waiting: Tocsin is being stopped");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isClosing() {
    return closing.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      int phase = underWay.arriveAndDeregister();
      underWay.awaitAdvanceInterruptibly(phase, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.warn("Answers in Slack were still under way after {} s", PATIENCE.toSeconds());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
