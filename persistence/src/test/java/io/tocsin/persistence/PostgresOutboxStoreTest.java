package io.tocsin.persistence;

import static io.tocsin.core.testkit.StateSamples.NOON;
import static io.tocsin.core.testkit.StateSamples.id;
import static io.tocsin.core.testkit.StateSamples.living;
import static io.tocsin.core.testkit.StateSamples.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.core.Unavailable;
import io.tocsin.core.outbox.Backlog;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxEntry.Content.Living;
import io.tocsin.core.outbox.OutboxStore;
import io.tocsin.core.outbox.OutboxStore.Posted;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Change.Send;
import io.tocsin.core.writer.Key;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

  /** Answers the rooms that are another node's. */
  private static Set<String> send(Database node, OutboxEntry... entries) {
    List<Change> changes = Stream.of(entries).<Change>map(Send::new).toList();
    return node.stateStore().inBatch(batch -> batch.commit(changes));
  }

  private List<OutboxEntry> waiting(String room) {
    return outbox.waiting(room, 100);
  }

  @Test
  void should_leave_alone_what_a_living_node_owns() {
    assertThat(send(other, story(1, "local:a", id(9), "one"))).isEmpty();

    assertThat(outbox.takeOver()).isEmpty();
    assertThat(waiting("local:a")).isEmpty();
  }

  @Test
  void should_take_over_what_a_gone_node_left_in_order_and_only_once() {
    OutboxEntry first = living(1, "local:a", id(9), 4);
    OutboxEntry second = story(2, "local:b", id(9), "two");
    OutboxEntry third = story(3, "local:a", id(9), "three");
    send(other, third, first);
    send(other, second);
    other.close();

    assertThat(outbox.takeOver()).containsExactlyInAnyOrder("local:a", "local:b");
    assertThat(outbox.waiting("local:a", 1)).as("by commits, not ids").containsExactly(third);
    assertThat(waiting("local:a")).containsExactly(third, first);
    assertThat(waiting("local:b")).containsExactly(second);
    assertThat(outbox.takeOver()).isEmpty();
  }

  @Test
  void should_leave_a_room_to_the_node_that_delivers_into_it_and_tell_that_node() {
    send(other, story(1, "local:a", id(9), "one"));

    assertThat(send(SURVIVOR, story(2, "local:a", id(9), "two"), story(3, "local:b", id(9), "3")))
        .containsExactly("local:a");
    assertThat(waiting("local:a")).isEmpty();
    assertThat(other.outboxStore().handedOver()).containsExactly("local:a");
    assertThat(other.outboxStore().handedOver()).as("told once").isEmpty();
    assertThat(other.outboxStore().waiting("local:a", 9))
        .extracting(OutboxEntry::id)
        .containsExactly(id(1), id(2));
  }

  @Test
  void should_give_a_room_to_whoever_commits_next_when_nothing_waits_in_it() {
    send(other, story(1, "local:a", id(9), "one"));
    other.outboxStore().settle(List.of(id(1)), List.of());

    assertThat(send(SURVIVOR, story(2, "local:a", id(9), "two"))).isEmpty();
    assertThat(waiting("local:a")).extracting(OutboxEntry::id).containsExactly(id(2));
  }

  @Test
  void should_signal_what_was_handed_over_and_what_changed_in_the_chat() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    other.listen(
        new Signals() {
          @Override
          public void handedOver() {
            heard.add("outbox");
          }

          @Override
          public void chatChanged(String room) {
            heard.add(room);
          }
        });
    send(other, story(1, "local:a", id(9), "one"));
    send(SURVIVOR, story(2, "local:a", id(9), "two"));

    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("outbox");
  }

  @Test
  void should_strike_a_gone_node_off_the_list() {
    outbox.takeOver();
    send(other, story(1, "local:a", id(9), "one"));
    long nodes = TestDatabase.count(CONFIG, "node");
    other.close();

    outbox.takeOver();
    assertThat(TestDatabase.count(CONFIG, "node")).isEqualTo(nodes - 1);
  }

  @Test
  void should_take_over_what_a_node_commits_that_was_struck_off_before() {
    TestDatabase.execute(
        CONFIG, "DELETE FROM tocsin.node WHERE id = (SELECT max(id) FROM tocsin.node)");
    send(other, story(1, "local:a", id(9), "too late"));

    assertThat(outbox.takeOver()).containsExactly("local:a");
    assertThat(waiting("local:a")).hasSize(1);
  }

  @Test
  void should_take_over_what_the_node_took_over_that_is_gone_now() {
    OutboxEntry entry = story(1, "local:a", id(9), "one");
    Database third = Database.open(CONFIG);
    send(third, entry);
    third.close();
    assertThat(other.outboxStore().takeOver()).containsExactly("local:a");
    assertThat(outbox.takeOver()).isEmpty();
    other.close();

    assertThat(outbox.takeOver()).containsExactly("local:a");
    assertThat(waiting("local:a")).containsExactly(entry);
  }

  @Test
  void should_take_over_what_the_last_version_left_which_names_no_room() {
    send(other, story(1, "local:a", id(9), "one"));
    TestDatabase.execute(CONFIG, "UPDATE tocsin.outbox_pending SET room = ''");
    other.close();

    assertThat(outbox.takeOver()).containsExactly("local:a");
    assertThat(waiting("local:a")).hasSize(1);
  }

  @Test
  void should_not_hand_out_what_is_done() {
    send(other, story(1, "local:a", id(9), "one"), story(2, "local:a", id(9), "two"));
    other.outboxStore().settle(List.of(id(1)), List.of());
    other.outboxStore().settle(List.of(), List.of());
    other.close();
    outbox.takeOver();

    assertThat(waiting("local:a")).extracting(OutboxEntry::id).containsExactly(id(2));
  }

  @Test
  void should_keep_of_a_living_message_in_one_batch_the_first_entry_with_the_newest_version() {
    send(
        SURVIVOR,
        living(1, "local:a", id(9), 1),
        story(2, "local:a", id(9), "two"),
        living(3, "local:a", id(9), 3),
        living(4, "local:a", id(9), 2),
        living(6, "local:a", id(8), 1));

    assertThat(waiting("local:a"))
        .extracting(OutboxEntry::id, OutboxEntry::content)
        .containsExactly(
            tuple(id(1), new Living(id(9), 3, true)),
            tuple(id(2), story(2, "local:a", id(9), "two").content()),
            tuple(id(6), new Living(id(8), 1, true)));
  }

  @Test
  void should_keep_of_a_storms_card_in_one_batch_the_first_entry() {
    OutboxEntry first = storm(1, "local:a");
    send(SURVIVOR, first, story(2, "local:a", id(9), "two"), storm(3, "local:a"));

    assertThat(waiting("local:a")).containsExactly(first, story(2, "local:a", id(9), "two"));
  }

  private static OutboxEntry storm(long id, String room) {
    return new OutboxEntry(id(id), room, new OutboxEntry.Content.Storm(id(77)), NOON);
  }

  @Test
  void should_let_go_of_a_batch_that_was_never_committed() {
    assertThatThrownBy(() ->
            SURVIVOR
                .stateStore()
                .inBatch(batch -> {
                  batch.load(Set.of(new Key.Counter("c")));
                  killBatches();
                  return batch.commit(List.of(new Send(story(1, "local:a", id(9), "one"))));
                }))
        .isInstanceOf(Unavailable.class);

    assertThat(outbox.takeOver()).as("a look at the table does no harm").containsExactly("local:a");
    assertThat(outbox.takeOver()).isEmpty();
    assertThat(waiting("local:a")).isEmpty();
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

      assertThat(outbox.takeOver()).isEmpty();
      assertThat(far.outboxStore().takeOver()).containsExactly("local:a");
      assertThat(far.outboxStore().takeOver()).isEmpty();
      assertThat(far.outboxStore().waiting("local:a", 9)).containsExactly(entry);
    }
  }

  @Test
  @Timeout(60)
  void should_let_nodes_come_and_go_while_others_look_for_gone_ones() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService looking = Executors.newSingleThreadExecutor()) {
      Future<?> looks = looking.submit(() -> takeOverUntil(over));
      try {
        comeAndGo(15);
      } finally {
        over.set(true);
      }
      looks.get();
    }
    outbox.takeOver();
    assertThat(waiting("local:a")).hasSize(15);
  }

  private static void comeAndGo(int nodes) {
    for (int i = 1; i <= nodes; i++) {
      try (Database passing = Database.open(CONFIG)) {
        send(passing, story(i, "local:a", id(99), "left behind"));
      }
    }
  }

  private void takeOverUntil(AtomicBoolean over) {
    while (!over.get()) {
      outbox.takeOver();
    }
  }

  @Test
  void should_remember_which_message_stands_for_an_incident() {
    assertThat(outbox.posted("local:a", id(1))).isEmpty();
    outbox.settle(
        List.of(),
        List.of(new Posted("local:a", id(1), "m1", 1), new Posted("local:b", id(1), "m2", 1)));
    outbox.settle(List.of(), List.of(new Posted("local:a", id(1), "m1", 7)));

    assertThat(outbox.posted("local:a", id(1))).contains(new Posted("local:a", id(1), "m1", 7));
    assertThat(outbox.incidentOf("local:b", "m2")).contains(id(1));
    assertThat(outbox.incidentOf("local:a", "m2")).isEmpty();
  }

  @Test
  void should_tell_how_much_waits_in_each_room_and_since_when_whoever_owns_it() {
    send(SURVIVOR, story(2, "local:a", id(9), "two"), story(3, "local:b", id(9), "three"));
    send(other, story(1, "local:a", id(9), "one"));
    outbox.settle(List.of(id(3)), List.of());

    assertThat(SURVIVOR.backlog().waiting())
        .containsExactly(new Backlog.Waiting("local:a", 2, story(1, "x", id(9), "x").createdAt()));
  }
}
