package io.tocsin.persistence;

import io.tocsin.core.access.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests, with a template that is migrated once and copied for each test. */
final class TestDatabase {
  private static final AtomicInteger COPIES = new AtomicInteger();

  private TestDatabase() {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        execute(postgres, "CREATE DATABASE template_tocsin");
        Database.open(config(postgres, "template_tocsin")).close();
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A new database with empty tables. */
  static DatabaseConfig copy() {
    String name = "copy_" + COPIES.incrementAndGet();
    execute(Server.POSTGRES, "CREATE DATABASE " + name + " TEMPLATE template_tocsin");
    return config(Server.POSTGRES, name);
  }

  private static DatabaseConfig config(EmbeddedPostgres postgres, String name) {
    return new DatabaseConfig(
        postgres.getJdbcUrl("postgres", name), "postgres", new Secret("postgres"));
  }

  private static void execute(EmbeddedPostgres postgres, String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
