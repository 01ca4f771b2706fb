package io.tocsin.app.doctor;

import io.tocsin.app.config.Configuration;
import io.tocsin.app.config.Configuration.Database.Embedded;
import io.tocsin.app.config.Configuration.Database.External;
import io.tocsin.core.access.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** Whether the database answers and is new enough. The one in the box comes up with Tocsin. */
record DatabaseCheck(Configuration configuration) {
  private static final int OLDEST = 15;
  private static final int SECONDS = 5;

  void run(Findings findings) {
    switch (configuration.database()) {
      case Embedded(Path directory) -> look(directory, findings);
      case External external -> look(external, findings);
    }
  }

  private static void look(Path directory, Findings findings) {
    String where = directory.toAbsolutePath().normalize().toString();
    if (Files.isDirectory(directory) && !Files.isWritable(directory)) {
      findings.bad("The data directory " + where + " cannot be written to.");
    } else {
      String what = Files.isDirectory(directory.resolve("postgres")) ? "" : ", which is empty yet";
      findings.good("The database is the PostgreSQL in the box, in " + where + what + ".");
    }
  }

  private static void look(External external, Findings findings) {
    try (Connection connection = DriverManager.getConnection(external.url(), login(external))) {
      DatabaseMetaData server = connection.getMetaData();
      String version = "PostgreSQL " + server.getDatabaseProductVersion();
      if (server.getDatabaseMajorVersion() < OLDEST) {
        findings.bad("The database is " + version + "; it has to be " + OLDEST + " or newer.");
      } else {
        findings.good("The database answers: " + version + ".");
      }
    } catch (SQLException e) {
      findings.bad("The database cannot be reached: " + reason(e) + ".");
    }
  }

  /** Its first line: the rest is for programmers. */
  private static String reason(SQLException e) {
    return Optional.ofNullable(e.getMessage())
        .flatMap(text -> text.lines().findFirst())
        .map(line -> line.replaceFirst("\\.$", ""))
        .orElse("no reason given");
  }

  private static Properties login(External external) {
    Properties login = new Properties();
    login.setProperty("user", external.user());
    login.setProperty("password", external.password().map(Secret::reveal).orElse(""));
    login.setProperty("connectTimeout", "" + SECONDS);
    login.setProperty("socketTimeout", "" + SECONDS);
    return login;
  }
}
