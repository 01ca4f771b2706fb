package io.tocsin.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to hold before a database is used: it answers, it is fit, its tables are up to date. */
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
  private static final int OLDEST = 15;

  /** The version of the newest migration. */
  static final int NEWEST = 12;

  private static final String HISTORY = Database.SCHEMA + ".flyway_schema_history";
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Waiting does not help: a wrong login, no such database. */
  private static final Set<String> FOR_GOOD = Set.of("28000", "28P01", "3D000");

  private final DataSource source;
  private final DatabaseConfig config;

  Opening(DataSource source, DatabaseConfig config) {
    this.source = source;
    this.config = config;
  }

  Node run() {
    waitUntilFit();
    migrate();
    return enter();
  }

  private void waitUntilFit() {
    long deadline = System.nanoTime() + config.startWait().toNanos();
    SQLException failure = connectOnce();
    if (failure != null) {
      LOG.info("Waiting for the database at {}: {}", place(), failure.getMessage());
    }
    while (failure != null) {
      if (System.nanoTime() >= deadline) {
        throw cannotOpen(
            "did not answer for " + config.startWait().toMillis() / 1000.0 + " s", failure);
      }
      pause(failure);
      failure = connectOnce();
    }
  }

  private @Nullable SQLException connectOnce() {
    try (Connection connection = source.getConnection()) {
      requireFit(connection);
      return null;
    } catch (SQLException e) {
      if (FOR_GOOD.contains(e.getSQLState())) {
        throw cannotOpen("refuses user " + config.user(), e);
      }
      return e;
    }
  }

  private void requireFit(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw cannotOpen("is PostgreSQL " + version + "; " + OLDEST + " is the oldest", null);
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_encoding")) {
      row.next();
      if (!row.getString(1).equals("UTF8")) {
        throw cannotOpen("keeps texts in " + row.getString(1) + "; it must be UTF8", null);
      }
    }
  }

  private void migrate() {
    if (isUpToDate()) {
      return;
    }
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:io/tocsin/persistence/migrations")
          .schemas(Database.SCHEMA)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw cannotOpen("cannot be brought up to date", e);
    }
  }

  /** Flyway takes a quarter of a second to find that there is nothing to do. */
  private boolean isUpToDate() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      return hasHistory(statement) && isNewest(statement);
    } catch (SQLException e) {
      throw cannotOpen("cannot be looked through", e);
    }
  }

  private static boolean hasHistory(Statement statement) throws SQLException {
    return isTrue(statement, "SELECT to_regclass('" + HISTORY + "') IS NOT NULL");
  }

  private static boolean isNewest(Statement statement) throws SQLException {
    return isTrue(
        statement,
        "SELECT coalesce(bool_and(success) AND max(version::int) >= %d, false) FROM %s"
            .formatted(NEWEST, HISTORY));
  }

  private static boolean isTrue(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private Node enter() {
    try {
      return Node.enter(source);
    } catch (SQLException e) {
      throw cannotOpen("cannot be entered", e);
    }
  }

  private CannotOpen cannotOpen(String why, @Nullable Exception cause) {
    String detail = cause == null ? "" : ": " + cause.getMessage();
    return new CannotOpen("The database at " + place() + " " + why + detail, cause);
  }

  /** The URL without its parameters, which may hold a password. */
  private String place() {
    return config.url().split("\\?", 2)[0];
  }

  private void pause(SQLException failure) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotOpen("did not answer before this process was stopped", failure);
    }
  }
}
