package io.tocsin.app.bench;

import io.tocsin.app.bench.BenchOptions.Part;
import io.tocsin.core.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code bench}: how fast the product is on this machine. It measures a product of its own, on a
 * database of its own that it throws away, and ends only what it started.
 */
public final class Bench {
  private static final int FAILED = 1;
  private static final int FLOOR_SECONDS = 5;
  private static final int STORM = 100;

  private final BenchOptions options;
  private final PrintStream out;
  private final PrintStream err;
  private final int storm;

  /**
   * @param out for the figures
   * @param err for what is said meanwhile
   */
  public Bench(BenchOptions options, PrintStream out, PrintStream err) {
    this(options, out, err, STORM);
  }

  Bench(BenchOptions options, PrintStream out, PrintStream err, int storm) {
    this.storm = storm;
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** Measures and prints; returns the exit code, which is not 0 if anything was lost. */
  public int run(Path place) {
    try (Workshop workshop = Workshop.in(place)) {
      return measure(workshop);
    } catch (BenchFailure e) {
      err.println("tocsin: " + e.getMessage());
      return FAILED;
    } catch (IOException e) {
      err.println("tocsin: the benchmark failed: " + e);
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private int measure(Workshop workshop) throws IOException, InterruptedException {
    Map<String, Object> machine = Machine.describe();
    Figures figures = new Figures();
    FloorMeter meter = new FloorMeter(workshop, Math.min(FLOOR_SECONDS, options.seconds()), err);
    Optional<Floor> before =
        options.wants(Part.FLOOR) ? Optional.of(meter.run()) : Optional.empty();
    Losses losses = new Measurement(options, workshop, figures, err).run();
    if (options.wants(Part.SLACK)) {
      losses = losses.and(new SlackMeasurement(options, workshop, figures, err, storm).run());
    }
    if (options.wants(Part.ONCALL)) {
      new OnCallMeasurement(figures, err, Math.min(FLOOR_SECONDS, options.seconds())).run();
    }
    Optional<Floor> floor =
        before.isPresent() ? Optional.of(before.get().mean(meter.run())) : Optional.empty();
    floor.ifPresent(it -> machine.put("postgresql", it.version()));
    floor.ifPresent(it -> it.into(figures));
    print(machine, figures, floor);
    return losses.none() ? 0 : FAILED;
  }

  private void print(Map<String, Object> machine, Figures figures, Optional<Floor> floor) {
    if (options.json()) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("machine", machine);
      all.putAll(figures.asMap());
      out.println(Json.write(all));
    } else {
      machine.forEach((name, value) -> out.println(name + ": " + value));
      out.println();
      out.print(figures.asTable(floor));
    }
  }
}
