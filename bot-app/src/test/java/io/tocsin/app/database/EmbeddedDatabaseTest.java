package io.tocsin.app.database;

import static io.tocsin.app.database.DatabaseHolder.connect;
import static io.tocsin.app.database.DatabaseHolder.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.app.database.EmbeddedDatabase.Pulse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One cluster for all tests: each starts its server and leaves it stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class EmbeddedDatabaseTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** Kept from build to build: unpacking is FirstStartTest's business. */
  private static final Path UNPACKED = Path.of("target/postgres-binaries").toAbsolutePath();

  @TempDir static Path directory;
  private Layout layout;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeAll
  void make_the_cluster() throws SQLException {
    layout = new Layout(directory.resolve("data"), UNPACKED);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(layout)) {
      execute(database, "CREATE TABLE kept (word text)");
    }
  }

  @AfterEach
  void stop_what_runs() throws Exception {
    for (AutoCloseable closeable : open.reversed()) {
      closeable.close();
    }
    open.clear();
  }

  @Test
  void keeps_what_was_committed_when_the_power_fails() throws Exception {
    EmbeddedDatabase database = start();

    assertThat(setting(database, "fsync")).isEqualTo("on");
    assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
    assertThat(setting(database, "full_page_writes")).isEqualTo("on");
    assertThat(setting(database, "data_checksums")).isEqualTo("on");
    assertThat(setting(database, "max_wal_size")).isEqualTo("2GB");
  }

  @Test
  void lets_nobody_in_from_elsewhere_or_without_the_password() throws Exception {
    EmbeddedDatabase database = start();

    assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(setting(database, "unix_socket_directories")).isEmpty();
    assertThatThrownBy(
            () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
        .hasMessageContaining("password authentication failed");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout.directory())))
        .isEqualTo("rwx------");
  }

  @Test
  void keeps_settings_safe_against_a_careless_alter_system() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(layout)) {
      execute(database, "ALTER SYSTEM SET fsync = off");
    }

    EmbeddedDatabase again = start();

    assertThat(setting(again, "fsync")).isEqualTo("on");
    execute(again, "ALTER SYSTEM RESET ALL");
  }

  @Test
  void keeps_rows_port_and_password_over_a_restart() throws Exception {
    String url;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(layout)) {
      url = database.jdbcUrl();
      execute(database, "INSERT INTO kept VALUES ('restart')");
    }

    EmbeddedDatabase again = start();

    assertThat(again.jdbcUrl()).isEqualTo(url);
    assertThat(words(again)).contains("restart");
  }

  @Test
  void takes_another_port_when_its_own_is_taken() throws Exception {
    int port = Integer.parseInt(Files.readString(layout.port()).strip());
    try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      EmbeddedDatabase database = start();

      assertThat(database.jdbcUrl()).doesNotContain(":" + stranger.getLocalPort() + "/");
      assertThat(setting(database, "port")).isEqualTo(Files.readString(layout.port()).strip());
    }
  }

  @Test
  void takes_over_the_server_that_a_killed_process_left_behind() throws Exception {
    Process holder = startHolder("orphan");
    ProcessHandle orphan = server().orElseThrow();
    kill(holder.toHandle());
    assertThat(orphan.isAlive()).isTrue();

    EmbeddedDatabase database = start();

    assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
    assertThat(words(database)).contains("orphan");
  }

  @Test
  void refuses_a_directory_that_another_live_process_uses() throws Exception {
    Process holder = startHolder("alive");
    ProcessHandle server = server().orElseThrow();

    assertThatThrownBy(() -> EmbeddedDatabase.start(layout))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessage(
            "Tocsin is already running on the data directory %s (process %d); stop it first, give"
                + " this one a directory of its own with --data, or a name with --node to have it"
                + " work beside the other.",
            layout.directory(), holder.pid());
    assertThat(server.isAlive()).isTrue();

    kill(holder.toHandle());
    start();
  }

  @Test
  void refuses_a_directory_that_this_process_uses_and_stays_its_owner() throws Exception {
    start();

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(layout))
          .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
    }
    assertThat(holderProcess("second").inputReader().lines())
        .anyMatch(line -> line.contains("already running"));
  }

  @Test
  void starts_a_killed_server_again_on_the_same_port_with_the_same_rows() throws Exception {
    EmbeddedDatabase database = start();
    DatabaseWatch watch = new DatabaseWatch(database);
    execute(database, "INSERT INTO kept VALUES ('watched')");
    assertThat(watch.runOnce(NOON)).isEqualTo(new Pulse.Alive());

    kill(server().orElseThrow());

    assertThat(watch.runOnce(NOON)).isEqualTo(new Pulse.Restarted());
    assertThat(words(database)).contains("watched");
    assertThat(watch.runOnce(NOON)).isEqualTo(new Pulse.Alive());
  }

  @Test
  void tries_again_later_when_a_killed_server_does_not_start() throws Exception {
    EmbeddedDatabase database = start();
    DatabaseWatch watch = new DatabaseWatch(database);
    int port = Integer.parseInt(setting(database, "port"));
    kill(server().orElseThrow());

    try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(watch.runOnce(NOON))
          .isInstanceOfSatisfying(
              Pulse.Down.class,
              down ->
                  assertThat(down.reason())
                      .isEqualTo(
                          "PostgreSQL did not start on %s: could not bind IPv4 address"
                              + " \"127.0.0.1\": Address already in use; could not create any"
                              + " TCP/IP sockets (its log is %s).",
                          layout.cluster(), layout.serverLog()));
      assertThat(stranger.getLocalPort()).isEqualTo(port);
    }

    assertThat(watch.runOnce(NOON.plusSeconds(4))).isInstanceOf(Pulse.Down.class);
    assertThat(watch.runOnce(NOON.plusSeconds(5))).isEqualTo(new Pulse.Restarted());
  }

  @Test
  void stays_down_when_it_was_closed() {
    EmbeddedDatabase database = start();
    database.close();

    assertThat(new DatabaseWatch(database).runOnce(NOON)).isEqualTo(new Pulse.Closed());
    assertThat(server()).isEmpty();
  }

  @Test
  void is_not_held_up_by_a_stranger_who_has_the_old_servers_number() throws Exception {
    Path recorded = layout.cluster().resolve("postmaster.pid");
    Files.writeString(
        recorded,
        ProcessHandle.current().pid()
            + "\n"
            + layout.cluster()
            + "\n1700000000\n20000\n\n127.0.0.1\n");

    EmbeddedDatabase database = start();

    assertThat(words(database)).isNotNull();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  private EmbeddedDatabase start() {
    EmbeddedDatabase database = EmbeddedDatabase.start(layout);
    open.add(database);
    return database;
  }

  private Optional<ProcessHandle> server() {
    return new ServerProcess(layout.cluster()).find();
  }

  private Process startHolder(String word) throws Exception {
    Process holder = holderProcess(word);
    open.add(() -> kill(holder.toHandle()));
    assertThat(holder.inputReader().readLine()).isEqualTo("ready");
    return holder;
  }

  private Process holderProcess(String word) throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            DatabaseHolder.class.getName(),
            layout.directory().toString(),
            layout.binaries().toString(),
            word)
        .redirectErrorStream(true)
        .start();
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get(10, TimeUnit.SECONDS);
  }

  private static String setting(EmbeddedDatabase database, String name) throws SQLException {
    return query(database, "SHOW " + name).getFirst();
  }

  private static List<String> words(EmbeddedDatabase database) throws SQLException {
    return query(database, "SELECT word FROM kept");
  }

  private static List<String> query(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
