package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.Hook.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever messages go takes nothing for a while: nothing is lost, and the order is kept. */
abstract class Away {
  static final int ALARMS = 30;
  private static final Pattern ALARM = Pattern.compile("Started by alert alert-(\\d+) ");

  private final Instant start = Instant.now().minusSeconds(10);

  /** Where messages go. */
  interface Receiver extends AutoCloseable {
    /** What the process has to know. */
    Map<String, String> environment();

    /** Has the plan of the demo's Prometheus tell its incidents there. */
    void furnish(House house);

    void answers(Mode how);

    int turnedAway();

    /** The texts that it took, in their order. */
    List<String> taken();

    /** How many deliveries it took more than once. */
    long doubled();

    /** What people see elsewhere in the meantime. */
    void elsewhere(House house);

    /** What is to be said of what it took in the end. */
    default void inTheEnd() {}

    @Override
    void close();
  }

  abstract Receiver receiver() throws Exception;

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY", "BROKEN", "SILENT"})
  @Tag("long")
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void nothing_is_lost_and_the_order_is_kept_in_a_minute_of_refusals_or_silence(
      Mode mode, @TempDir Path data) throws Exception {
    awayFor(Duration.ofSeconds(60), mode, data);
  }

  final void awayFor(Duration time, Mode mode, Path data) throws Exception {
    try (Receiver receiver = receiver();
        ChildHouse child = ChildHouse.up(data, List.of(), receiver.environment())) {
      House house = child.house();
      receiver.furnish(house);
      receiver.answers(mode);
      for (int i = 0; i < ALARMS; i++) {
        assertThat(house.alert("alert-" + i, start, start.plusSeconds(3600))).isEqualTo(200);
      }
      eventually(() -> receiver.turnedAway() > 0);
      LockSupport.parkNanos(time.toNanos());
      receiver.elsewhere(house);
      assertThat(alarms(receiver)).isEmpty();
      receiver.answers(Mode.TAKES);

      eventually(Duration.ofMinutes(3), () -> alarms(receiver).size() >= ALARMS);
      assertThat(alarms(receiver))
          .containsExactlyElementsOf(IntStream.range(0, ALARMS).boxed().toList());
      assertThat(receiver.doubled()).isZero();
      receiver.inTheEnd();
      System.out.printf("%s: %d refused, then all %d%n", mode, receiver.turnedAway(), ALARMS);
    }
  }

  private static List<Integer> alarms(Receiver receiver) {
    return receiver.taken().stream()
        .map(ALARM::matcher)
        .filter(Matcher::find)
        .map(found -> Integer.parseInt(found.group(1)))
        .toList();
  }
}
