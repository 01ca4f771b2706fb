package io.tocsin.app;

import io.tocsin.app.database.DatabaseWatch;
import io.tocsin.app.database.EmbeddedDatabase;
import io.tocsin.app.slack.SlackHouse;
import io.tocsin.core.engagement.DueEngagements;
import io.tocsin.core.oncall.DueHandOvers;
import io.tocsin.core.outbox.Relay;
import io.tocsin.core.outbox.Setbacks;
import io.tocsin.persistence.Housekeeping;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads behind: delivery, take-over, the end of storms, audit, housekeeping and the watch on
 * our database.
 */
public final class Loops implements AutoCloseable {
  private static final Duration RETRIES = Duration.ofMillis(200);
  private static final Duration TAKE_OVER = Duration.ofSeconds(1);
  private static final Duration MARKS = Duration.ofSeconds(1);

  /** Marks of so long a time are written at once; see {@link Relay#mark}. */
  private static final Duration GATHERING = Duration.ofMillis(20);

  private static final Duration STORMS = Duration.ofSeconds(1);
  private static final Duration PAGES = Duration.ofMillis(100);
  private static final Duration HAND_OVERS = Duration.ofSeconds(1);
  private static final Duration STUCK = Duration.ofSeconds(30);
  private static final Duration SETBACKS = Duration.ofSeconds(1);
  private static final Duration AUDIT = Duration.ofMillis(200);
  private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
  private static final Duration SLACK = Duration.ofSeconds(10);
  private static final Duration WATCH = Duration.ofMillis(500);

  private final Clock clock;
  private final Deque<Loop> loops = new ArrayDeque<>();
  private final List<Loop> relaying = new CopyOnWriteArrayList<>();
  private volatile Runnable wakeMarks = () -> {};

  /** Whether messages leave the house. */
  public enum Relaying {
    RUNNING,
    /** For tests: what is committed waits. */
    HELD
  }

  Loops(Clock clock) {
    this.clock = clock;
  }

  /** Something was delivered and is to be marked so. Never blocks. */
  void delivered() {
    wakeMarks.run();
  }

  /** A sentence, if one of the threads that deliver makes no turns any more. */
  Optional<String> stuck() {
    return relaying.stream().anyMatch(loop -> loop.sinceLastTurn().compareTo(STUCK) > 0)
        ? Optional.of("Deliveries are stuck: a thread of theirs makes no turns.")
        : Optional.empty();
  }

  void start(
      Core core,
      Setbacks setbacks,
      Housekeeping housekeeping,
      Optional<EmbeddedDatabase> embedded,
      Relaying relaying) {
    embedded.map(DatabaseWatch::new).ifPresent(this::watch);
    if (relaying == Relaying.RUNNING) {
      relay(core.relay());
      add("storms", STORMS, () -> core.relay().raging(core.storms().runOnce(clock.instant())));
    }
    add("pages", PAGES, () -> page(core));
    add("hand-overs", HAND_OVERS, () -> handOver(core));
    add("setbacks", SETBACKS, setbacks::runOnce);
    add("audit", AUDIT, core.writer()::runOnce);
    add("housekeeping", HOUSEKEEPING, () -> housekeeping.runOnce(clock.instant()));
  }

  /** Learns again and again which workspaces of Slack there are. */
  void connect(SlackHouse slack) {
    add("slack", SLACK, slack::runOnce);
  }

  private void watch(DatabaseWatch watch) {
    add("database-watch", WATCH, () -> watch.runOnce(clock.instant()));
  }

  private void relay(Relay relay) {
    Loop marks = add("marks", MARKS, () -> gatherAndMark(relay));
    wakeMarks = marks::wake;
    relaying.add(marks);
    relaying.add(add("retries", RETRIES, relay::runOnce));
    relaying.add(add("take-over", TAKE_OVER, () -> lookForMore(relay)));
  }

  /** As long as much is due, it goes on at once. */
  private void page(Core core) {
    int done;
    do {
      done = core.engagements().runOnce(clock.instant());
    } while (done >= DueEngagements.MOST);
  }

  private void handOver(Core core) {
    int done;
    do {
      done = core.handOvers().runOnce(clock.instant());
    } while (done >= DueHandOvers.MOST);
  }

  private static void gatherAndMark(Relay relay) {
    LockSupport.parkNanos(GATHERING.toNanos());
    relay.mark();
  }

  private static void lookForMore(Relay relay) {
    relay.takeOver();
    relay.handedOver();
  }

  private Loop add(String name, Duration pause, Runnable turn) {
    Loop loop = Loop.start("tocsin-" + name, pause, turn);
    loops.push(loop);
    return loop;
  }

  @Override
  public void close() {
    while (!loops.isEmpty()) {
      loops.pop().close();
    }
  }
}
