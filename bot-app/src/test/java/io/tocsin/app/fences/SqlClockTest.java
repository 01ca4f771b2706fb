package io.tocsin.app.fences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlClockTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "now()",
        "NOW ()",
        "CURRENT_TIMESTAMP",
        "current_date",
        "localtimestamp",
        "clock_timestamp()",
        "'now'::timestamptz"
      })
  void a_question_in_a_migration_is_found(String question) throws IOException {
    Files.writeString(
        directory.resolve("V1__a.sql"), "create table t (at timestamptz default " + question + ")");

    assertThat(SqlClock.questionsIn(directory))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("V1__a.sql: ");
  }

  @Test
  void a_question_in_a_text_of_java_is_found() throws IOException {
    Files.writeString(
        directory.resolve("A.java"),
        "class A { String a = \"\"\"\n select now()\n \"\"\"; String b = \"select current_time\"; }");

    assertThat(SqlClock.questionsIn(directory))
        .containsExactly("A.java: current_time", "A.java: now(");
  }

  @Test
  void what_only_looks_like_a_question_is_left_alone() throws IOException {
    Files.writeString(
        directory.resolve("B.java"),
        "class B { String a = \"select :now, unknown(), snow()\"; Instant b = call.now(); }");
    Files.writeString(
        directory.resolve("b.sql"), "select 1 -- not now()\n /* nor\n current_date */");

    assertThat(SqlClock.questionsIn(directory)).isEmpty();
  }
}
