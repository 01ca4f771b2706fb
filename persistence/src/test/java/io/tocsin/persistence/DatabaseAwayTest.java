package io.tocsin.persistence;

import static io.tocsin.core.testkit.StateSamples.id;
import static io.tocsin.core.testkit.StateSamples.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.Unavailable;
import io.tocsin.core.writer.Change.Send;
import io.tocsin.core.writer.Change.SetCounter;
import io.tocsin.core.writer.Key;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes away and comes back. */
final class DatabaseAwayTest {
  @TempDir Path directory;

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static void count(Database database, long value) {
    database
        .stateStore()
        .inBatch(batch -> {
          batch.commit(List.of(new SetCounter("c", value)));
          return true;
        });
  }

  /** The pool looks for the server again every three seconds. */
  private static void countWhenItIsBack(Database database, long value) {
    try {
      count(database, value);
    } catch (Unavailable notYet) {
      countWhenItIsBack(database, value);
    }
  }

  private static long counted(Database database) {
    return database
        .stateStore()
        .inBatch(batch -> batch.load(Set.of(new Key.Counter("c"))))
        .counters()
        .getOrDefault("c", 0L);
  }

  @Test
  @Timeout(120)
  void should_be_unavailable_while_the_server_is_away_and_work_again_by_itself() throws Exception {
    EmbeddedPostgres server = start(0);
    DatabaseConfig config = TestDatabase.config(server.getPort(), "postgres");
    try (Database database = Database.open(config)) {
      count(database, 1);
      server.close();

      assertThatThrownBy(() -> count(database, 2)).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> database.queries().rooms()).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> database.localChatStore().rooms()).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> database.outboxStore().takeOver()).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> database.outboxStore().settle(List.of(id(1)), List.of()))
          .isInstanceOf(Unavailable.class);

      try (EmbeddedPostgres _ = start(server.getPort())) {
        countWhenItIsBack(database, 3);
        assertThat(counted(database)).isEqualTo(3);
      }
    }
  }

  @Test
  @Timeout(120)
  void should_wait_for_a_server_that_starts_later() throws Exception {
    EmbeddedPostgres server = start(0);
    int port = server.getPort();
    server.close();
    CompletableFuture<Database> opening =
        CompletableFuture.supplyAsync(() -> Database.open(TestDatabase.config(port, "postgres")));

    try (EmbeddedPostgres _ = start(port);
        Database database = opening.get()) {
      count(database, 1);
      assertThat(counted(database)).isEqualTo(1);
    }
  }

  @Test
  @Timeout(120)
  void should_keep_of_a_batch_that_breaks_in_the_middle_nothing() throws Exception {
    DatabaseConfig config = TestDatabase.copy();
    try (Database database = Database.open(config)) {
      assertThatThrownBy(() ->
              database
                  .stateStore()
                  .inBatch(batch -> {
                    batch.load(Set.of(new Key.Counter("c")));
                    TestDatabase.execute(
                        config,
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE state = 'idle in transaction'
                        """);
                    batch.commit(List.of(new Send(story(1, "local:a", id(1), "x"))));
                    return true;
                  }))
          .isInstanceOfSatisfying(
              Unavailable.class,
              away -> assertThat(away.retryAfter()).isLessThanOrEqualTo(Duration.ofSeconds(5)));

      assertThat(TestDatabase.count(config, "outbox_message")).isZero();
    }
  }
}
