package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AfterwardsTest {

  @Test
  void closing_waits_for_what_is_under_way_and_ends_its_pauses() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Afterwards afterwards = new Afterwards(executor);
      afterwards.run(() -> {
        begun.countDown();
        afterwards.pause(Duration.ofHours(1));
        done.set(true);
      });
      begun.await();

      afterwards.close();

      assertThat(done).isTrue();
    }
  }

  @Test
  void a_failure_is_the_end_of_that_task_alone() {
    List<String> done = new ArrayList<>();
    Afterwards afterwards = new Afterwards(Runnable::run);
    afterwards.run(() -> {
      throw new IllegalStateException("of the test");
    });
    afterwards.run(() -> done.add("second"));
    afterwards.close();

    assertThat(done).containsExactly("second");
  }

  @Test
  void what_comes_after_the_end_is_left_out() {
    Afterwards afterwards =
        new Afterwards(task -> {
          throw new RejectedExecutionException();
        });
    List<String> done = new ArrayList<>();
    afterwards.run(() -> done.add("late"));
    afterwards.close();

    assertThat(done).isEmpty();
  }
}
