package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  @TempDir Path place;

  @Test
  void everything_of_it_is_understood_and_nothing_stays_behind() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit = new Training(1, new PrintStream(err, true, UTF_8)).run(place);

    assertThat(exit).as(err.toString(UTF_8)).isZero();
    assertThat(place).isEmptyDirectory();
  }
}
