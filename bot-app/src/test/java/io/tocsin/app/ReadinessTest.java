package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.testkit.InMemoryState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReadinessTest {
  private final AtomicReference<Optional<String>> stuck = new AtomicReference<>(Optional.empty());
  private final Readiness readiness = new Readiness(new InMemoryState(), stuck::get);

  @Test
  void a_node_that_misses_nothing_is_ready() {
    assertThat(readiness.missing()).isEmpty();
  }

  @Test
  void a_node_whose_delivery_is_stuck_is_not() {
    stuck.set(Optional.of("Nothing is delivered."));

    assertThat(readiness.missing()).contains("Nothing is delivered.");
  }

  @Test
  void a_node_that_stops_is_not() {
    readiness.stop();

    assertThat(readiness.missing()).contains("Tocsin is stopping.");
  }

  @Test
  void a_loop_tells_how_long_it_has_made_no_turn() throws InterruptedException {
    AtomicLong nanos = new AtomicLong();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(2);
    try (Loop loop =
        Loop.start(
            "a loop", Duration.ofMillis(1), () -> hang(first, release, second), nanos::get)) {
      first.await();
      nanos.set(Duration.ofSeconds(40).toNanos());
      assertThat(loop.sinceLastTurn()).isEqualTo(Duration.ofSeconds(40));

      release.countDown();
      second.await();
      assertThat(loop.sinceLastTurn()).isZero();
    }
  }

  private static void hang(CountDownLatch first, CountDownLatch release, CountDownLatch second) {
    first.countDown();
    try {
      release.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    second.countDown();
  }
}
