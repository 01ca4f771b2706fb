package io.tocsin.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.testkit.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TempoTest {
  private final MovableClock clock = MovableClock.atTwo();
  private final Tempo tempo = Tempo.ofMessages(clock);
  private final Function<Asked, Answered> method = tempo.of(asked -> Answered.ok());

  private long taken(String channel, int calls) {
    Asked asked = new Asked("chat.postMessage", "T1", Map.of("channel", channel));
    return IntStream.range(0, calls).filter(call -> method.apply(asked).status() == 200).count();
  }

  @Test
  void a_channel_takes_a_few_messages_at_once_and_then_one_a_second() {
    assertThat(taken("C1", 10)).isEqualTo(6);
    assertThat(taken("C2", 10)).as("each channel for itself").isEqualTo(6);

    clock.move(Duration.ofSeconds(2));
    assertThat(taken("C1", 10)).isEqualTo(2);
    assertThat(tempo.refused()).isEqualTo(16);
  }

  @Test
  void whoever_is_too_fast_is_told_when_to_come_again() {
    taken("C1", 6);

    Answered refused = method.apply(new Asked("chat.postMessage", "T1", Map.of("channel", "C1")));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "1");
  }
}
