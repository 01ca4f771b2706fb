package io.tocsin.app;

import io.tocsin.app.database.EmbeddedDatabase;
import io.tocsin.core.stories.DirectStories;
import io.tocsin.core.stories.OnCallStories;
import io.tocsin.core.stories.PagingStories;
import io.tocsin.core.stories.PeopleStories;
import io.tocsin.core.stories.RoomStories;
import io.tocsin.core.stories.Stories;
import io.tocsin.core.stories.StormStories;
import io.tocsin.core.testkit.Stage;
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

/** All stories on PostgreSQL, each in a database of its own, in whatever chat they play. */
abstract class StoriesOnPostgres
    implements Stories,
        RoomStories,
        StormStories,
        PeopleStories,
        PagingStories,
        DirectStories,
        OnCallStories {
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

  /** Opens the chat, which may keep what is said in the database. */
  abstract Stage.Opening chat(Database database);

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
    world =
        Stories.prepared(
            new World(
                database.stateStore(),
                database.queries(),
                database.outboxStore(),
                database.timers(),
                chat(database)));
  }

  @AfterEach
  void closeDatabase() {
    world.stage.close();
    database.close();
  }

  @Override
  public World world() {
    return world;
  }
}
