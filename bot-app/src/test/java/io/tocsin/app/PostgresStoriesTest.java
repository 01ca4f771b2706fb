package io.tocsin.app;

import io.tocsin.app.database.EmbeddedDatabase;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.stories.Stories;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.World;
import io.tocsin.persistence.Database;
import io.tocsin.persistence.DatabaseConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The stories on PostgreSQL, each in a database of its own. */
class PostgresStoriesTest implements Stories {
  private static EmbeddedDatabase server;
  private static int databases;

  private Database database;
  private World world;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = EmbeddedDatabase.start(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeDatabase() throws SQLException {
    String name = "story" + ++databases;
    String password = server.password().reveal();
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), password);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    String url = server.jdbcUrl().replaceFirst("(jdbc:postgresql://[^/]+)/[^?]*", "$1/" + name);
    database = Database.open(new DatabaseConfig(url, server.user(), server.password()));
    LocalChat chat =
        new LocalChat(database.localChatStore(), MovableClock.atTwo(), new CountingIds(), "aws");
    world =
        Stories.prepared(
            new World(database.stateStore(), database.queries(), database.outboxStore(), chat));
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Override
  public World world() {
    return world;
  }
}
