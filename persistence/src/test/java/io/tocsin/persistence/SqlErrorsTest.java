package io.tocsin.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Unavailable;
import io.tocsin.core.writer.StateStore.DataRefused;
import java.io.EOFException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlErrorsTest {

  private static RuntimeException translated(SQLException cause) {
    return SqlErrors.translate(new IllegalStateException(cause));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "08001", "57P01", "57014", "53300", "53100", "58030", "28P01", "3D000", "40001",
        "40P01", "55P03", "25P03", "25006"
      })
  void should_ask_to_come_back_while_the_database_cannot_work(String state) {
    assertThat(translated(new SQLException("x", state)))
        .isInstanceOfSatisfying(
            Unavailable.class,
            away ->
                assertThat(away.retryAfter())
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5)));
  }

  @Test
  void should_ask_to_come_back_when_no_connection_is_free_or_one_breaks() {
    assertThat(translated(new SQLTransientConnectionException("pool")))
        .isInstanceOf(Unavailable.class);
    assertThat(translated(new SQLException("x", "XX000", new EOFException())))
        .isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "22P05", "23505", "54000"})
  void should_tell_data_that_was_refused(String state) {
    assertThat(translated(new SQLException("x", state))).isInstanceOf(DataRefused.class);
  }

  @Test
  void should_leave_bugs_as_they_are() {
    RuntimeException noSql = new IllegalArgumentException("x");
    RuntimeException syntax = new IllegalStateException(new SQLException("x", "42601"));

    assertThat(SqlErrors.translate(noSql)).isSameAs(noSql);
    assertThat(SqlErrors.translate(syntax)).isSameAs(syntax);
    assertThat(translated(new SQLException("x"))).isInstanceOf(IllegalStateException.class);
  }
}
