package io.tocsin.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FirstStartTest {
  /** Unpacked once for the tests of this class. */
  @TempDir static Path binaries;

  @TempDir Path directory;
  private Layout layout;

  @BeforeEach
  void lay_out() {
    layout = new Layout(directory, binaries);
  }

  @Test
  void goes_on_after_an_earlier_first_start_was_interrupted() throws IOException {
    Path half = Files.createDirectories(directory.resolve("postgres-half-123"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");
    Path password = Files.writeString(directory.resolve("postgres-half-124.password"), "secret");
    Files.createDirectories(layout.cluster());

    EmbeddedDatabase.start(layout).close();

    assertThat(layout.cluster().resolve("PG_VERSION")).hasContent("18");
    assertThat(half).doesNotExist();
    assertThat(password).doesNotExist();
  }

  @Test
  void leaves_what_is_no_database_alone() throws IOException {
    Path stranger = Files.createDirectories(layout.cluster()).resolve("thesis.odt");
    Files.writeString(stranger, "years of work");

    assertThatThrownBy(() -> EmbeddedDatabase.start(layout))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining(layout.cluster() + " is not a PostgreSQL database");
    assertThat(stranger).exists();
  }

  @Test
  void names_both_versions_when_the_data_is_of_another() throws IOException {
    Files.createDirectories(layout.cluster());
    Files.writeString(layout.cluster().resolve("PG_VERSION"), "17\n");

    assertThatThrownBy(() -> EmbeddedDatabase.start(layout))
        .hasMessageContaining("was written by PostgreSQL 17, and this Tocsin brings 18");
  }

  @Test
  void says_when_the_directory_is_a_file() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> EmbeddedDatabase.start(Layout.of(file)))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining(file + " is a file");
  }

  @Test
  void gives_the_directory_free_when_the_start_fails() throws IOException {
    Files.createDirectories(layout.cluster());
    Path version = layout.cluster().resolve("PG_VERSION");
    Files.writeString(version, "17\n");
    assertThatThrownBy(() -> EmbeddedDatabase.start(layout)).isNotNull();
    Files.delete(version);

    EmbeddedDatabase.start(layout).close();
  }
}
