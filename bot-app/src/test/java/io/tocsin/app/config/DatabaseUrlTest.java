package io.tocsin.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "postgres://sam:pw@db/ours | jdbc:postgresql://db/ours | sam | pw",
        "postgresql://sam@db:5433/ours | jdbc:postgresql://db:5433/ours | sam | -",
        "postgres://db/ours | jdbc:postgresql://db/ours | - | -",
        "postgres://s%40m:p%3Aw%2F%25+@db/ours | jdbc:postgresql://db/ours | s@m | p:w/%+",
        "postgres://sam:p@w:x@db/ours | jdbc:postgresql://db/ours | sam | p@w:x",
        "postgres://sam:%C3%BC@db/ours | jdbc:postgresql://db/ours | sam | ü",
        "postgres://sam@a:1,b:2/ours | jdbc:postgresql://a:1,b:2/ours | sam | -",
        "postgres://sam@[::1]:5432/ours | jdbc:postgresql://[::1]:5432/ours | sam | -",
        "postgres://sam@db/our%20own?sslmode=require&ApplicationName=a+b | jdbc:postgresql://db/our%20own?sslmode=require&ApplicationName=a%2Bb | sam | -",
        "postgres://db/ours?user=sam&password=p%26w | jdbc:postgresql://db/ours | sam | p&w",
        "jdbc:postgresql://db/ours?user=sam&password=p+w&ssl=true | jdbc:postgresql://db/ours?ssl=true | sam | p w",
        "jdbc:postgresql://db:5432/ours | jdbc:postgresql://db:5432/ours | - | -",
      })
  void takes_apart_all_three_spellings(String text, String jdbc, String user, String password)
      throws SQLException {
    assertThat(DatabaseUrl.parse(text))
        .contains(new DatabaseUrl(jdbc, Optional.ofNullable(user), Optional.ofNullable(password)));
    assertThat(DriverManager.getDriver(jdbc)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db.example.com",
        "postgres:db",
        "postgres://",
        "postgres://db",
        "postgres://db/",
        "postgres://sam@/ours",
        "postgres://sam@db:70000/ours",
        "postgres://s%4m@db/ours",
        "jdbc:postgres://db/ours",
        "postgres://sam@db:http/ours",
        "postgres://sam@a:1,b:70000/ours",
        "postgres://sam@db/ou%rs",
        "postgres://sam@db/ours?ApplicationName=%",
        "postgres://sam@db/ours second",
        "http://db/ours",
      })
  void refuses_what_leads_nowhere(String text) {
    assertThat(DatabaseUrl.parse(text)).isEmpty();
  }
}
