package io.tocsin.app.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A second process with a database of its own: writes a row, says so, and lives until it is killed.
 */
final class DatabaseHolder {
  private DatabaseHolder() {}

  public static void main(String[] args) throws Exception {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(new Layout(Path.of(args[0]), Path.of(args[1])));
    execute(database, "CREATE TABLE IF NOT EXISTS kept (word text)");
    execute(database, "INSERT INTO kept VALUES ('" + args[2] + "')");
    System.out.println("ready");
    System.in.read();
  }

  static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.user(), database.password().reveal());
  }
}
