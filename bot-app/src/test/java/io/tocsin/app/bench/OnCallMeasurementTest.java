package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnCallMeasurementTest {
  @Test
  void look_ups_and_a_year_of_shifts_are_held_against_a_map_of_all_answers() {
    Figures figures = new Figures();

    new OnCallMeasurement(figures, new PrintStream(new ByteArrayOutputStream(), true, UTF_8), 0.02)
        .run();

    assertThat(figures.asMap())
        .containsOnlyKeys("oncall_lookups_per_s", "oncall_treemap_per_s", "shifts_12_months_ms")
        .allSatisfy((name, value) -> assertThat(((Number) value).doubleValue()).isPositive());
    assertThat(figures.asTable(Optional.empty()))
        .containsPattern("oncall_treemap_per_s +[0-9]+ /s +1\\.00");
  }
}
