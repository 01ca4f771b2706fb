package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.Hook.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database, each with a port of its own. */
class TwoNodesTest {
  private static final int INCIDENTS = 40;
  private static final int SCHEDULES = 10;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final Instant start = Instant.now().minusSeconds(10);
  private Hook hook;
  private ChildHouse a;
  private ChildHouse b;

  @BeforeEach
  void openBoth(@TempDir Path data) throws Exception {
    hook = keep(new Hook());
    a = keep(ChildHouse.node("a", data, hook));
    b = keep(ChildHouse.node("b", data, hook));
    hook.furnish(a.house());
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  private <T extends AutoCloseable> T keep(T one) {
    open.add(one);
    return one;
  }

  private boolean fires(ChildHouse node, String alert) {
    return node.house().alert(alert, start, start.plusSeconds(3600)) == 200;
  }

  private boolean ends(ChildHouse node, String alert) {
    return node.house().alert(alert, start, start.plusSeconds(5)) == 200;
  }

  @Test
  void both_serve_each_message_leaves_once_and_a_room_keeps_its_order() {
    IntStream.range(0, INCIDENTS)
        .parallel()
        .forEach(i -> {
          assertThat(fires(i % 2 == 0 ? a : b, "alert-" + i + ".")).isTrue();
          assertThat(ends(i % 2 == 0 ? b : a, "alert-" + i + ".")).isTrue();
        });
    eventually(() -> hook.posts().size() >= 3 * INCIDENTS);

    assertThat(hook.posts()).hasSize(3 * INCIDENTS);
    assertThat(hook.doubled()).isZero();
    for (int i = 0; i < INCIDENTS; i++) {
      String name = "alert-" + i + ".";
      assertThat(hook.posts().stream().filter(post -> post.text().contains(name)))
          .as("card, then its end, then that it is resolved")
          .satisfiesExactly(
              post -> assertThat(post.text()).contains("Started by"),
              post -> assertThat(post.text()).contains("is OK"),
              post -> assertThat(post.text()).contains("Resolved by"));
    }
    assertThat(b.house().asks("maria", "incidents")).as("one truth").contains("No");
  }

  @Test
  void a_message_said_on_one_is_seen_on_the_other() {
    a.house().asks("sam", "start search");

    assertThat(b.house().asks("maria", "ack")).contains("maria has #");
    eventually(() -> a.house().livingMessages().getFirst().toString().contains("maria has it"));
  }

  @Test
  void when_one_is_killed_the_other_goes_on_with_what_it_left() {
    hook.answers(Mode.BROKEN);
    assertThat(fires(a, "left-behind")).isTrue();
    eventually(() -> hook.turnedAway() > 0);
    hook.answers(Mode.TAKES);
    a.kill();
    long killed = System.nanoTime();

    eventually(() -> hook.heard("left-behind"));
    System.out.printf("taken over after %.1f s%n", (System.nanoTime() - killed) / 1e9);
    assertThat(fires(b, "after-the-kill")).isTrue();
    eventually(() -> hook.heard("after-the-kill"));
    assertThat(hook.doubled()).isZero();
  }

  @Test
  void that_somebody_steps_in_is_told_once_by_both_and_by_the_one_that_is_left() {
    schedules(a.house());
    a.house().asks("sam", "override turns bob for 2 hours");
    eventually(() -> distinct("Comes: bob") == SCHEDULES);

    a.house().asks("sam", "override turns ann for 2 hours");
    a.kill();
    eventually(() -> distinct("Comes: ann") == SCHEDULES);
    b.house().asks("sam", "override turns bob for 2 hours");
    eventually(() -> distinct("Comes: bob") == 2 * SCHEDULES);

    assertThat(distinct("Comes: ann")).isEqualTo(SCHEDULES);
    assertThat(hook.posts().stream().map(Hook.Post::delivery).distinct()).hasSize(3 * SCHEDULES);
  }

  private static void schedules(House house) {
    for (String person : List.of("ann", "bob")) {
      house.asks(
          "sam", "ssm-contacts create-contact --type PERSONAL --plan Stages=[] --alias " + person);
    }
    house.asks(
        "sam",
        "ssm-contacts create-rotation --name turns --contact-ids ann bob --time-zone-id UTC"
            + " --recurrence NumberOfOnCalls=1,RecurrenceMultiplier=100,"
            + "DailySettings=[{HourOfDay=9,MinuteOfHour=0}]");
    for (int i = 0; i < SCHEDULES; i++) {
      house.asks(
          "sam",
          "ssm-contacts create-contact --type ONCALL_SCHEDULE --plan RotationIds=[turns] --alias s"
              + i);
      house.asks("sam", "handover set s%d hook".formatted(i));
    }
  }

  private List<Hook.Post> handOvers(String text) {
    return hook.posts().stream().filter(post -> post.text().contains(text)).toList();
  }

  /** A delivery after a kill may come twice, under the same identifier. */
  private long distinct(String text) {
    return handOvers(text).stream().map(Hook.Post::delivery).distinct().count();
  }

  @Test
  void when_one_is_frozen_the_other_goes_on_and_the_woken_one_looks_before_it_sends()
      throws Exception {
    frozenFor(Duration.ZERO);
  }

  @Test
  @Tag("long")
  void the_same_holds_when_it_is_frozen_for_half_a_minute() throws Exception {
    frozenFor(Duration.ofSeconds(30));
  }

  /** As long as it takes the other to deliver what was left behind, and at least that long. */
  private void frozenFor(Duration atLeast) throws Exception {
    hook.answers(Mode.TOO_MANY);
    for (int i = 0; i < 20; i++) {
      assertThat(fires(a, "frozen-" + i + ".")).isTrue();
    }
    eventually(() -> hook.turnedAway() > 0);
    a.freeze();
    long frozen = System.nanoTime();
    hook.answers(Mode.TAKES);

    eventually(() -> hook.posts().size() == 20);
    System.out.printf("taken over after %.1f s%n", (System.nanoTime() - frozen) / 1e9);
    int meanwhile = 0;
    do {
      assertThat(fires(b, "meanwhile-" + meanwhile + ".")).isTrue();
      meanwhile++;
    } while (System.nanoTime() - frozen < atLeast.toNanos());
    a.thaw();
    assertThat(fires(a, "awake-again")).isTrue();
    int all = 20 + meanwhile + 1;
    eventually(() -> hook.heard("awake-again") && alertsTold() >= all);

    assertThat(alertsTold()).as("none twice").isEqualTo(all);
    assertThat(hook.doubled()).isZero();
  }

  /** A plan's 200th incident of a month is told of in a message of its own as well. */
  private long alertsTold() {
    return hook.posts().stream().filter(post -> !post.text().contains("this month")).count();
  }
}
