package io.tocsin.core.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.ChannelType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final UUID PHONE = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  private final Throttle throttle = new Throttle();

  private Duration takes(UUID channel, int second) {
    return throttle.take(channel, ChannelType.SMS, NOW.plusSeconds(second));
  }

  @Test
  void a_few_go_at_once_and_the_next_waits_for_its_turn() {
    for (int i = 0; i < Throttle.AT_ONCE; i++) {
      assertThat(takes(PHONE, 0)).isZero();
    }

    assertThat(takes(PHONE, 0)).isEqualTo(Duration.ofSeconds(20));
    assertThat(takes(PHONE, 5)).isEqualTo(Duration.ofSeconds(15));
    assertThat(takes(OTHER, 5)).as("another channel").isZero();
    assertThat(takes(PHONE, 20)).isZero();
    assertThat(takes(PHONE, 20)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void in_the_long_run_it_is_one_in_20_seconds() {
    int sent = 0;
    for (int second = 0; second < 1000; second++) {
      sent += takes(PHONE, second).isZero() ? 1 : 0;
    }

    assertThat(sent).isEqualTo(1000 / 20 + Throttle.AT_ONCE - 1);
  }

  @Test
  void a_call_comes_less_often_and_what_failed_does_not_count() {
    for (int i = 0; i < Throttle.AT_ONCE; i++) {
      assertThat(throttle.take(PHONE, ChannelType.VOICE, NOW)).isZero();
    }
    assertThat(throttle.take(PHONE, ChannelType.VOICE, NOW)).isEqualTo(Duration.ofSeconds(100));

    throttle.giveBack(PHONE, ChannelType.VOICE);

    assertThat(throttle.take(PHONE, ChannelType.VOICE, NOW)).isZero();
  }
}
