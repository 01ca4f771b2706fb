package io.tocsin.core.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.ChannelType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProviderThrottleTest {
  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  private final ProviderThrottle throttle =
      new ProviderThrottle(new Rates(Map.of(ChannelType.SMS, 5.0, ChannelType.VOICE, 0.5)));

  private static UUID page(int number) {
    return new UUID(7, number);
  }

  private Duration takes(int page, ChannelType type, long millis) {
    return throttle.take(page(page), type, NOW.plusMillis(millis));
  }

  @Test
  void what_fits_into_a_second_goes_at_once_and_the_rest_in_turn() {
    for (int page = 0; page < 5; page++) {
      assertThat(takes(page, ChannelType.SMS, 0)).isZero();
    }

    assertThat(takes(5, ChannelType.SMS, 0)).isEqualTo(Duration.ofMillis(200));
    assertThat(takes(6, ChannelType.SMS, 0)).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void whoever_waits_keeps_the_turn_however_often_they_ask() {
    for (int page = 0; page < 7; page++) {
      takes(page, ChannelType.SMS, 0);
    }

    assertThat(takes(6, ChannelType.SMS, 100)).isEqualTo(Duration.ofMillis(300));
    assertThat(takes(6, ChannelType.SMS, 400)).isZero();
    assertThat(takes(5, ChannelType.SMS, 5000)).isZero();
  }

  @Test
  void less_than_one_a_second_is_one_at_a_time() {
    assertThat(takes(0, ChannelType.VOICE, 0)).isZero();

    assertThat(takes(1, ChannelType.VOICE, 0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(takes(2, ChannelType.VOICE, 1000)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void one_kind_does_not_wait_for_another_and_what_has_no_limit_for_nothing() {
    for (int page = 0; page < 100; page++) {
      takes(page, ChannelType.SMS, 0);
      assertThat(takes(page, ChannelType.EMAIL, 0)).isZero();
    }

    assertThat(takes(100, ChannelType.VOICE, 0)).isZero();
  }

  @Test
  void all_leave_and_never_more_than_the_rate_allows() {
    Set<Integer> waiting = new HashSet<>();
    for (int page = 0; page < 200; page++) {
      waiting.add(page);
    }
    List<Long> left = new ArrayList<>();

    for (long millis = 0; millis < 60_000; millis += 200) {
      long now = millis;
      waiting.removeIf(page -> {
        boolean goes = takes(page, ChannelType.SMS, now).isZero();
        if (goes) {
          left.add(now);
        }
        return goes;
      });
    }

    assertThat(waiting).isEmpty();
    for (long second = 0; second < 60; second++) {
      long from = second * 1000;
      assertThat(left.stream().filter(at -> at >= from && at < from + 1000).count())
          .isLessThanOrEqualTo(second == 0 ? 10 : 5);
    }
  }
}
