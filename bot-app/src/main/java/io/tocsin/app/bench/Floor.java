package io.tocsin.app.bench;

import io.tocsin.app.database.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What this PostgreSQL does on this disk with nothing above it: one row in one transaction, again
 * and again.
 *
 * @param commitsPerSecond of eight connections together
 * @param commitMillis the median of one connection alone
 */
record Floor(double commitsPerSecond, double commitMillis, String version) {
  private static final int CONNECTIONS = 8;
  private static final String ROW = "x".repeat(200);

  static Floor measure(EmbeddedDatabase database, double seconds) {
    try (Connection connection = connect(database)) {
      prepare(connection);
      together(database, seconds / 4);
      long[] one = commits(database, seconds);
      long[] many = together(database, seconds);
      return new Floor(many.length / seconds, Percentiles.of(one).millis(50), version(connection));
    } catch (SQLException | ExecutionException e) {
      throw new BenchFailure("PostgreSQL could not be measured: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("It was interrupted.", e);
    }
  }

  /** As people want it: before and after, in the middle. */
  Floor mean(Floor other) {
    return new Floor(
        (commitsPerSecond + other.commitsPerSecond) / 2,
        (commitMillis + other.commitMillis) / 2,
        version);
  }

  void into(Figures figures) {
    figures.put("floor_commits_per_s", commitsPerSecond, Figures.Unit.PER_SECOND);
    figures.put("floor_commit_p50_ms", commitMillis, Figures.Unit.MILLIS);
  }

  private static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bench_floor");
      statement.execute(
          "CREATE TABLE bench_floor"
              + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text NOT NULL)");
    }
  }

  private static long[] together(EmbeddedDatabase database, double seconds)
      throws InterruptedException, ExecutionException {
    Callable<long[]> one = () -> commits(database, seconds);
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Callable<long[]>> all = IntStream.range(0, CONNECTIONS).mapToObj(i -> one).toList();
      LongStream times = LongStream.empty();
      for (Future<long[]> done : threads.invokeAll(all)) {
        times = LongStream.concat(times, LongStream.of(done.get()));
      }
      return times.toArray();
    }
  }

  /** Nanoseconds of each commit. */
  private static long[] commits(EmbeddedDatabase database, double seconds) throws SQLException {
    List<Long> times = new ArrayList<>();
    try (Connection connection = connect(database);
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO bench_floor (note) VALUES (?)")) {
      insert.setString(1, ROW);
      long end = System.nanoTime() + (long) (seconds * 1e9);
      for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
        insert.executeUpdate();
        times.add(System.nanoTime() - before);
      }
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  private static String version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_version")) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password().reveal());
    properties.setProperty("prepareThreshold", "1");
    return DriverManager.getConnection(database.jdbcUrl(), properties);
  }
}
