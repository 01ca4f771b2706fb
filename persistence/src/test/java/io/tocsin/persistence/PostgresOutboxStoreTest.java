package io.tocsin.persistence;

import static io.tocsin.core.testkit.StateSamples.NOON;
import static io.tocsin.core.testkit.StateSamples.id;
import static io.tocsin.core.testkit.StateSamples.living;
import static io.tocsin.core.testkit.StateSamples.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.Unavailable;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxStore;
import io.tocsin.core.outbox.OutboxStore.Posted;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Change.Send;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PostgresOutboxStoreTest {
  private static final DatabaseConfig CONFIG = TestDatabase.copy();
  private static final Database SURVIVOR = Database.open(CONFIG);

  private final Database other = Database.open(CONFIG);
  private final OutboxStore outbox = SURVIVOR.outboxStore();

  @BeforeEach
  void empty() {
    TestDatabase.empty(CONFIG);
  }

  @AfterEach
  void leave() {
    other.close();
  }

  @AfterAll
  static void close() {
    SURVIVOR.close();
  }

  private static void send(Database node, OutboxEntry... entries) {
    List<Change> changes = Stream.of(entries).<Change>map(Send::new).toList();
    node.stateStore()
        .inBatch(batch -> {
          batch.write(changes);
          return true;
        });
  }

  @Test
  void should_leave_alone_what_a_living_node_owns() {
    send(other, story(1, "local:a", id(9), "one"));

    assertThat(outbox.takeOver(10)).isEmpty();
  }

  @Test
  void should_not_hand_out_what_this_node_committed_itself() {
    send(SURVIVOR, story(1, "local:a", id(9), "one"));

    assertThat(outbox.takeOver(10)).isEmpty();
  }

  @Test
  void should_take_over_what_a_gone_node_left_the_oldest_first_and_only_once() {
    OutboxEntry first = living(1, "local:a", id(9), 4);
    OutboxEntry second = story(2, "local:b", id(9), "two");
    OutboxEntry third = story(3, "local:a", id(9), "three");
    send(other, third, first);
    send(other, second);
    other.close();

    assertThat(outbox.takeOver(2)).containsExactly(first, second);
    assertThat(outbox.takeOver(2)).containsExactly(third);
    assertThat(outbox.takeOver(2)).isEmpty();
  }

  @Test
  void should_strike_a_gone_node_off_the_list_once_it_has_left_nothing() {
    send(other, story(1, "local:a", id(9), "one"), story(2, "local:a", id(9), "two"));
    long nodes = TestDatabase.count(CONFIG, "node");
    other.close();

    outbox.takeOver(1);
    assertThat(TestDatabase.count(CONFIG, "node")).isEqualTo(nodes);
    outbox.takeOver(1);
    outbox.takeOver(1);
    assertThat(TestDatabase.count(CONFIG, "node")).isEqualTo(nodes - 1);
  }

  @Test
  void should_take_over_what_the_node_took_over_that_is_gone_now() {
    OutboxEntry entry = story(1, "local:a", id(9), "one");
    Database third = Database.open(CONFIG);
    send(third, entry);
    third.close();
    assertThat(other.outboxStore().takeOver(10)).containsExactly(entry);
    assertThat(outbox.takeOver(10)).isEmpty();
    other.close();

    assertThat(outbox.takeOver(10)).containsExactly(entry);
  }

  @Test
  void should_not_take_over_what_is_done() {
    send(other, story(1, "local:a", id(9), "one"), story(2, "local:a", id(9), "two"));
    other.outboxStore().done(List.of(id(1)), NOON);
    other.outboxStore().done(List.of(), NOON);
    other.close();

    assertThat(outbox.takeOver(10)).extracting(OutboxEntry::id).containsExactly(id(2));
  }

  @Test
  void should_keep_of_a_living_message_in_one_batch_the_first_entry_with_the_newest_version() {
    send(
        other,
        living(1, "local:a", id(9), 1),
        story(2, "local:a", id(9), "two"),
        living(3, "local:a", id(9), 3),
        living(4, "local:a", id(9), 2),
        living(5, "local:b", id(9), 1),
        living(6, "local:a", id(8), 1));
    other.close();

    assertThat(outbox.takeOver(10))
        .containsExactly(
            living(1, "local:a", id(9), 3),
            story(2, "local:a", id(9), "two"),
            living(5, "local:b", id(9), 1),
            living(6, "local:a", id(8), 1));
  }

  @Test
  void should_let_go_of_a_batch_that_was_never_committed() {
    assertThatThrownBy(() ->
            SURVIVOR
                .stateStore()
                .inBatch(batch -> {
                  batch.write(List.of(new Send(story(1, "local:a", id(9), "one"))));
                  killBatches();
                  return true;
                }))
        .isInstanceOf(Unavailable.class);

    assertThat(outbox.takeOver(10)).isEmpty();
    assertThat(TestDatabase.count(CONFIG, "outbox_pending")).isZero();
  }

  private static void killBatches() {
    TestDatabase.execute(
        CONFIG,
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'idle in transaction'
        """);
  }

  @Test
  void should_hand_out_what_was_committed_without_this_node_being_told() throws Exception {
    OutboxEntry entry = story(1, "local:a", id(9), "one");
    try (Proxy proxy = new Proxy(TestDatabase.port());
        Database far = Database.open(proxy.on(CONFIG))) {
      proxy.cutAtNextCommit();
      assertThatThrownBy(() -> send(far, entry)).isInstanceOf(Unavailable.class);

      assertThat(outbox.takeOver(10)).isEmpty();
      assertThat(far.outboxStore().takeOver(10)).containsExactly(entry);
      assertThat(far.outboxStore().takeOver(10)).isEmpty();
    }
  }

  @Test
  @Timeout(60)
  void should_let_nodes_come_and_go_while_others_look_for_gone_ones() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService looking = Executors.newSingleThreadExecutor()) {
      Future<Integer> taken = looking.submit(() -> takeOverUntil(over));
      try {
        comeAndGo(15);
      } finally {
        over.set(true);
      }
      assertThat(taken.get() + outbox.takeOver(100).size()).isEqualTo(15);
    }
  }

  private static void comeAndGo(int nodes) {
    for (int i = 1; i <= nodes; i++) {
      try (Database passing = Database.open(CONFIG)) {
        send(passing, story(i, "local:a", id(99), "left behind"));
      }
    }
  }

  private int takeOverUntil(AtomicBoolean over) {
    int taken = 0;
    while (!over.get()) {
      taken += outbox.takeOver(100).size();
    }
    return taken;
  }

  @Test
  void should_remember_which_message_stands_for_an_incident() {
    assertThat(outbox.posted("local:a", id(1))).isEmpty();
    outbox.remember(new Posted("local:a", id(1), "m1", 1));
    outbox.remember(new Posted("local:b", id(1), "m2", 1));
    outbox.remember(new Posted("local:a", id(1), "m1", 7));

    assertThat(outbox.posted("local:a", id(1))).contains(new Posted("local:a", id(1), "m1", 7));
    assertThat(outbox.incidentOf("local:b", "m2")).contains(id(1));
    assertThat(outbox.incidentOf("local:a", "m2")).isEmpty();
  }
}
