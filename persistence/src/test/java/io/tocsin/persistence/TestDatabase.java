package io.tocsin.persistence;

import io.tocsin.core.access.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests, with a template that is migrated once and copied for each class.
 */
final class TestDatabase {
  private static final AtomicInteger COPIES = new AtomicInteger();

  private TestDatabase() {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        DatabaseConfig template = config(postgres.getPort(), "template_tocsin");
        execute(config(postgres.getPort(), "postgres"), "CREATE DATABASE template_tocsin");
        Database.open(template).close();
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static int port() {
    return Server.POSTGRES.getPort();
  }

  /** A database with empty tables. */
  static DatabaseConfig copy() {
    String name = blank("template_tocsin");
    return config(port(), name);
  }

  /** A database with no tables. */
  static DatabaseConfig blank() {
    return config(port(), blank("template1"));
  }

  /** A database that cannot keep every text. */
  static DatabaseConfig latin1() {
    return config(port(), blank("template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'"));
  }

  private static String blank(String template) {
    String name = "copy_" + COPIES.incrementAndGet();
    execute(config(port(), "postgres"), "CREATE DATABASE " + name + " TEMPLATE " + template);
    return name;
  }

  static DatabaseConfig config(int port, String name) {
    return new DatabaseConfig(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name,
        "postgres",
        new Secret("postgres"),
        10,
        Duration.ofSeconds(20));
  }

  /** Empties all tables but the list of nodes. */
  static void empty(DatabaseConfig config) {
    execute(
        config,
        """
        DO $$ BEGIN EXECUTE (
            SELECT string_agg('DELETE FROM tocsin.' || quote_ident(tablename), '; ')
            FROM pg_tables
            WHERE schemaname = 'tocsin' AND tablename NOT IN ('node', 'flyway_schema_history'));
        END $$
        """);
  }

  static void execute(DatabaseConfig config, String sql) {
    try (Connection connection = connect(config);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static long count(DatabaseConfig config, String from) {
    try (Connection connection = connect(config);
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM tocsin." + from)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(from, e);
    }
  }

  private static Connection connect(DatabaseConfig config) throws SQLException {
    return DriverManager.getConnection(config.url(), config.user(), config.password().reveal());
  }
}
