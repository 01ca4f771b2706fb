package io.tocsin.persistence;

import static io.tocsin.core.testkit.StateSamples.id;
import static io.tocsin.core.testkit.StateSamples.incident;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.access.Secret;
import io.tocsin.core.writer.Change.PutIncident;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

final class DatabaseTest {

  private static DatabaseConfig config(String url, String user, Duration wait) {
    return new DatabaseConfig(url, user, new Secret("pass"), 2, wait);
  }

  @Test
  void should_make_its_tables_once_when_several_nodes_start_on_an_empty_database()
      throws Exception {
    DatabaseConfig blank = TestDatabase.blank();
    try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
      List<Future<Database>> opening =
          IntStream.range(0, 3).mapToObj(i -> nodes.submit(() -> Database.open(blank))).toList();
      for (Future<Database> node : opening) {
        node.get().close();
      }
    }
    String migrations = "flyway_schema_history WHERE type = 'SQL'";
    assertThat(TestDatabase.count(blank, migrations))
        .isEqualTo(TestDatabase.count(TestDatabase.copy(), migrations));
  }

  @Test
  void should_keep_what_was_written_when_it_is_opened_again() {
    DatabaseConfig config = TestDatabase.copy();
    try (Database first = Database.open(config)) {
      first
          .stateStore()
          .inBatch(batch -> {
            batch.commit(List.of(new PutIncident(incident(1))));
            return true;
          });
    }
    try (Database second = Database.open(config)) {
      assertThat(second.queries().incident(id(1))).contains(incident(1));
    }
  }

  @Test
  void should_know_its_newest_migration() throws Exception {
    URL first = Database.class.getResource("migrations/V1__first_tables.sql");
    try (Stream<Path> all = Files.list(Path.of(requireNonNull(first).toURI()).resolveSibling(""))) {
      assertThat(all.mapToInt(DatabaseTest::version).max()).hasValue(Opening.NEWEST);
    }
  }

  private static int version(Path migration) {
    return Integer.parseInt(migration.toString().replaceFirst(".*/V([0-9]+)__.*", "$1"));
  }

  @Test
  void should_bring_older_tables_up_to_date() {
    DatabaseConfig config = TestDatabase.blank();
    Flyway.configure()
        .dataSource(Database.source(config))
        .locations("classpath:io/tocsin/persistence/migrations")
        .schemas(Database.SCHEMA)
        .target(Integer.toString(Opening.NEWEST - 1))
        .load()
        .migrate();

    Database.open(config).close();

    String newest = "flyway_schema_history WHERE version = '" + Opening.NEWEST + "'";
    assertThat(TestDatabase.count(config, newest)).isEqualTo(1);
  }

  @Test
  void should_say_where_it_waited_when_nothing_answers() {
    DatabaseConfig nobody =
        config("jdbc:postgresql://127.0.0.1:1/tocsin", "tocsin", Duration.ofMillis(300));

    assertThatThrownBy(() -> Database.open(nobody))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/tocsin did not answer for 0.3 s");
  }

  @Test
  void should_not_wait_for_a_login_or_a_database_that_is_not_there() {
    String url = "jdbc:postgresql://127.0.0.1:" + TestDatabase.port() + "/";
    DatabaseConfig noDatabase = config(url + "nowhere", "postgres", Duration.ofDays(1));
    DatabaseConfig noUser = config(url + "postgres", "nobody", Duration.ofDays(1));

    assertThatThrownBy(() -> Database.open(noDatabase))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> Database.open(noUser))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("refuses user nobody");
  }

  @Test
  void should_not_tell_the_password() {
    String url = "jdbc:postgresql://127.0.0.1:1/tocsin?password=hidden&user=tocsin";
    DatabaseConfig config = config(url, "tocsin", Duration.ZERO);

    assertThatThrownBy(() -> Database.open(config))
        .isInstanceOf(CannotOpen.class)
        .message()
        .doesNotContain("hidden");
    assertThat(config.toString()).doesNotContain("pass\"").contains("***");
  }

  @Test
  void should_refuse_a_database_that_cannot_keep_every_text() {
    DatabaseConfig latin = TestDatabase.latin1();

    assertThatThrownBy(() -> Database.open(latin))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("LATIN1");
  }

  @Test
  void should_make_a_secret_key_once_and_answer_it_on_every_node() {
    DatabaseConfig config = TestDatabase.copy();
    try (Database one = Database.open(config);
        Database other = Database.open(config)) {
      byte[] key = one.secretKey("buttons");

      assertThat(key).hasSize(32);
      assertThat(other.secretKey("buttons")).isEqualTo(key);
      assertThat(one.secretKey("others")).isNotEqualTo(key);
    }
  }
}
