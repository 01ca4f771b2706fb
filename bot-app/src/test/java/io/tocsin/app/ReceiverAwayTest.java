package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.Hook.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The receiver of a webhook takes nothing for a while. */
class ReceiverAwayTest {
  private static final int ALARMS = 30;
  private static final Pattern ALARM = Pattern.compile("Started by alert alert-(\\d+) ");

  private final Instant start = Instant.now().minusSeconds(10);

  @Test
  void nothing_is_lost_and_the_order_is_kept_while_the_receiver_takes_nothing(@TempDir Path data)
      throws Exception {
    awayFor(Duration.ZERO, Mode.TOO_MANY, data);
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY", "BROKEN", "SILENT"})
  @Tag("long")
  void nor_in_a_minute_of_refusals_or_silence(Mode mode, @TempDir Path data) throws Exception {
    awayFor(Duration.ofSeconds(60), mode, data);
  }

  private void awayFor(Duration time, Mode mode, Path data) throws Exception {
    try (Hook hook = new Hook();
        ChildHouse child = ChildHouse.up(data, List.of(), hook.allowed())) {
      House house = child.house();
      hook.furnish(house);
      hook.answers(mode);
      for (int i = 0; i < ALARMS; i++) {
        assertThat(house.alert("alert-" + i, start, start.plusSeconds(3600))).isEqualTo(200);
      }
      eventually(() -> hook.turnedAway() > 0);
      LockSupport.parkNanos(time.toNanos());
      assertThat(house.asks("maria", "start search")).as("other rooms feel nothing").contains("#");
      eventually(() -> house.livingMessages().size() == 1);
      hook.answers(Mode.TAKES);

      eventually(Duration.ofMinutes(2), () -> hook.posts().size() >= ALARMS);
      assertThat(hook.posts())
          .extracting(post -> alarm(post.text()))
          .containsExactlyElementsOf(IntStream.range(0, ALARMS).boxed().toList());
      assertThat(hook.doubled()).isZero();
      System.out.printf("%s: %d refused, then all %d%n", mode, hook.turnedAway(), ALARMS);
    }
  }

  private static int alarm(String text) {
    Matcher matcher = ALARM.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Integer.parseInt(matcher.group(1));
  }
}
