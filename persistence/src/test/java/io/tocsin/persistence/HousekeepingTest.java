package io.tocsin.persistence;

import static io.tocsin.core.testkit.StateSamples.NOON;
import static io.tocsin.core.testkit.StateSamples.id;
import static io.tocsin.core.testkit.StateSamples.incident;
import static io.tocsin.core.testkit.StateSamples.note;
import static io.tocsin.core.testkit.StateSamples.remembered;
import static io.tocsin.core.testkit.StateSamples.resolved;
import static io.tocsin.core.testkit.StateSamples.story;
import static io.tocsin.core.testkit.StateSamples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.local.LocalChatStore.NewMessage;
import io.tocsin.core.outbox.OutboxStore.Posted;
import io.tocsin.core.testkit.StateSamples;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Change.AddRoom;
import io.tocsin.core.writer.Change.Note;
import io.tocsin.core.writer.Change.PutIncident;
import io.tocsin.core.writer.Change.PutThread;
import io.tocsin.core.writer.Change.Remember;
import io.tocsin.core.writer.Change.Send;
import io.tocsin.core.writer.Key;
import io.tocsin.persistence.Housekeeping.Retention;
import io.tocsin.persistence.Housekeeping.Swept;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HousekeepingTest {
  private static final DatabaseConfig CONFIG = TestDatabase.copy();
  private static final Database DATABASE = Database.open(CONFIG);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration QUARTER = Duration.ofDays(90);

  private final Housekeeping housekeeping = DATABASE.housekeeping(Retention.DEFAULT);

  @BeforeEach
  void empty() {
    TestDatabase.empty(CONFIG);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static void write(Change... changes) {
    DATABASE
        .stateStore()
        .inBatch(batch -> {
          batch.commit(List.of(changes));
          return true;
        });
  }

  private static void say(long id, Instant at, @Nullable UUID delivery) {
    DATABASE
        .localChatStore()
        .post(
            new NewMessage(
                id(id),
                "incidents",
                null,
                "alice",
                false,
                at,
                "text",
                null,
                null,
                delivery,
                false));
  }

  @Test
  void should_delete_remembered_answers_at_their_expiry() {
    write(new Remember(remembered("a", "1")));
    Instant expiry = remembered("a", "1").expiresAt();

    assertThat(housekeeping.runOnce(expiry.minusNanos(1000))).isEqualTo(new Swept(0, 0, 0));
    assertThat(housekeeping.runOnce(expiry)).isEqualTo(new Swept(1, 0, 0));
    assertThat(load(new Key.ByToken("a", "1"))).isZero();
  }

  private static int load(Key key) {
    return DATABASE.stateStore().inBatch(batch -> batch.load(Set.of(key))).remembered().size();
  }

  @Test
  void should_delete_more_than_one_portion() {
    write(
        LongStream.range(0, 2500)
            .mapToObj(i -> new Remember(remembered("a", "" + i)))
            .toArray(Change[]::new));

    assertThat(housekeeping.runOnce(NOON.plus(QUARTER)).remembered()).isEqualTo(2500);
  }

  @Test
  void should_delete_old_deliveries_that_are_done_but_none_that_wait() {
    write(new Send(story(1, "local:a", id(9), "one")), new Send(story(2, "local:a", id(9), "two")));
    DATABASE.outboxStore().settle(List.of(id(1)), List.of());

    assertThat(housekeeping.runOnce(NOON.plus(WEEK)).deliveries()).isZero();
    assertThat(housekeeping.runOnce(NOON.plus(WEEK).plusSeconds(1)).deliveries()).isEqualTo(1);
    assertThat(TestDatabase.count(CONFIG, "outbox_message")).isEqualTo(1);
  }

  @Test
  void should_forget_threads_of_notifications_that_have_gone_quiet() {
    write(new PutThread(thread(1, NOON)), new PutThread(thread(2, NOON.plusSeconds(2))));
    DATABASE
        .outboxStore()
        .settle(
            List.of(),
            List.of(
                new Posted("local:incidents", id(1), "m1", 1),
                new Posted("local:incidents", id(2), "m2", 1)));

    assertThat(housekeeping.runOnce(NOON.plus(WEEK).plusSeconds(1)).deliveries()).isEqualTo(1);
    assertThat(TestDatabase.count(CONFIG, "notice_thread")).isEqualTo(1);
    assertThat(DATABASE.outboxStore().posted("local:incidents", id(1))).isEmpty();
    assertThat(DATABASE.outboxStore().posted("local:incidents", id(2))).isPresent();
  }

  @Test
  void should_forget_where_pages_stand_once_nobody_has_to_answer_them() {
    write(
        new Change.File(StateSamples.page(1).closed()),
        new Change.File(StateSamples.page(2)),
        new Change.File(StateSamples.page(3).closed()));
    List<Posted> standing =
        LongStream.rangeClosed(1, 3).mapToObj(it -> new Posted("page:c", id(it), "m", 1)).toList();
    DATABASE.outboxStore().settle(List.of(), standing);

    assertThat(housekeeping.runOnce(NOON.plus(WEEK).minusSeconds(1)).deliveries()).isZero();
    assertThat(housekeeping.runOnce(NOON.plus(WEEK).plusSeconds(1)).deliveries()).isEqualTo(2);

    assertThat(DATABASE.outboxStore().posted("page:c", id(1))).isEmpty();
    assertThat(DATABASE.outboxStore().posted("page:c", id(2))).isPresent();
  }

  @Test
  void should_delete_old_messages_but_not_the_living_ones_of_open_incidents() {
    write(
        new AddRoom("incidents", NOON),
        new PutIncident(incident(1)),
        new PutIncident(resolved(incident(2))));
    say(11, NOON, id(90));
    say(12, NOON, id(91));
    say(13, NOON, null);
    say(14, NOON.plusSeconds(1), null);
    DATABASE
        .outboxStore()
        .settle(
            List.of(),
            List.of(
                new Posted("local:incidents", id(1), id(11).toString(), 1),
                new Posted("local:incidents", id(2), id(12).toString(), 1)));

    Swept swept = housekeeping.runOnce(NOON.plus(QUARTER).plusMillis(1));

    assertThat(swept).isEqualTo(new Swept(0, 2, 2));
    assertThat(DATABASE.localChatStore().changes("incidents", "x", 0, null, 9))
        .extracting(message -> message.id())
        .containsExactly(id(11), id(14));
  }

  @Test
  void should_leave_incidents_and_the_audit_alone() {
    write(new PutIncident(resolved(incident(1))), new Note(note(5)));

    housekeeping.runOnce(NOON.plus(Duration.ofDays(10_000)));

    assertThat(DATABASE.queries().incident(id(1))).isPresent();
    assertThat(TestDatabase.count(CONFIG, "audit_entry")).isEqualTo(1);
  }
}
