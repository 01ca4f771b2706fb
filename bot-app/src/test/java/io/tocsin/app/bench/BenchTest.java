package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.app.bench.BenchOptions.Part;
import io.tocsin.core.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark, a second of each load. */
class BenchTest {
  @TempDir Path place;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Seconds on a quiet machine; it starts a database three times and the product twice. */
  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void every_figure_is_found_nothing_is_lost_and_nothing_stays_behind() throws Exception {
    EnumSet<Part> loads = EnumSet.complementOf(EnumSet.of(Part.START, Part.SLACK));
    BenchOptions options = new BenchOptions(true, 1, 0, loads, Optional.empty());

    int exit = new Bench(options, print(out), print(err)).run(place);

    assertThat(exit).as(err.toString(UTF_8)).isZero();
    JsonNode figures = Json.MAPPER.readTree(out.toString(UTF_8));
    assertThat(figures.path("machine").path("postgresql").asText()).isNotEmpty();
    assertThat(figures.path("lost").asInt(-1)).isZero();
    assertThat(figures.fieldNames())
        .toIterable()
        .contains(
            "distinct_alarms_per_s",
            "distinct_alarms_per_s_batch20",
            "repeated_alarms_per_s",
            "answer_p50_ms_at_1000",
            "answer_p99_ms_at_1000",
            "webhook_p50_ms_at_1000",
            "webhook_p99_ms_at_1000",
            "chat_p50_ms",
            "chat_p99_ms",
            "doubled",
            "oncall_lookups_per_s",
            "oncall_treemap_per_s",
            "shifts_12_months_ms",
            "floor_commits_per_s",
            "floor_commit_p50_ms");
    assertThat(place).isEmptyDirectory();
  }

  /** A storm of three: Slack takes a message a second, so a hundred would take as many. */
  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void in_slack_every_command_and_every_incident_of_a_storm_arrives() throws Exception {
    BenchOptions options = new BenchOptions(true, 1, 0, EnumSet.of(Part.SLACK), Optional.empty());

    int exit = new Bench(options, print(out), print(err), 3).run(place);

    assertThat(exit).as(err.toString(UTF_8)).isZero();
    JsonNode figures = Json.MAPPER.readTree(out.toString(UTF_8));
    assertThat(figures.path("slack_commands_per_s").asInt()).isPositive();
    assertThat(figures.path("slack_p50_ms_at_500").asDouble()).isPositive();
    assertThat(figures.path("slack_p99_ms_at_500").asDouble()).isPositive();
    assertThat(figures.path("storm_newest_state_s").asDouble()).isPositive();
    assertThat(figures.path("storm_refused_429").asInt(-1)).isZero();
    assertThat(figures.path("slack_lost").asInt(-1)).isZero();
    assertThat(figures.path("slack_doubled").asInt(-1)).isZero();
    assertThat(place).isEmptyDirectory();
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }
}
