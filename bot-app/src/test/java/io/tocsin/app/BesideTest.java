package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BesideTest {
  @Test
  void it_is_made_while_others_go_on_and_handed_out_as_often_as_asked() {
    CountDownLatch wentOn = new CountDownLatch(1);
    Beside<String> made =
        Beside.start(
            "test",
            () -> {
              await(wentOn);
              return "made";
            });
    wentOn.countDown();

    assertThat(made.get()).isEqualTo("made");
    assertThat(made.get()).isEqualTo("made");
  }

  @Test
  void what_went_wrong_comes_out_as_it_was_thrown() {
    IllegalStateException wrong = new IllegalStateException("no room");
    Beside<String> made =
        Beside.start(
            "test",
            () -> {
              throw wrong;
            });

    assertThatThrownBy(made::get).isSameAs(wrong);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
