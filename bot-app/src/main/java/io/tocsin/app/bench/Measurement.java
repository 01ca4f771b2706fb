package io.tocsin.app.bench;

import static io.tocsin.app.bench.Figures.Unit.COUNT;
import static io.tocsin.app.bench.Figures.Unit.MEBIBYTES;
import static io.tocsin.app.bench.Figures.Unit.MILLIS;
import static io.tocsin.app.bench.Figures.Unit.PER_SECOND;

import io.tocsin.app.bench.BenchOptions.Part;
import io.tocsin.app.bench.Load.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts the product and the driver, and lets one work on the other. */
final class Measurement {
  private static final int STARTS = 5;
  private static final int CONNECTIONS = 64;
  private static final int BATCH = 20;
  private static final double STEADY_RATE = 1000;
  private static final double CHAT_RATE = 50;
  private static final double COLD_SECONDS = 5;

  private final BenchOptions options;
  private final Workshop workshop;
  private final Figures figures;
  private final PrintStream err;
  private final Java java = Java.ofThisProcess();
  private Losses losses = Losses.NONE;

  Measurement(BenchOptions options, Workshop workshop, Figures figures, PrintStream err) {
    this.options = options;
    this.workshop = workshop;
    this.figures = figures;
    this.err = err;
  }

  Losses run() throws IOException, InterruptedException {
    if (!options.wantsLoad() && !options.wants(Part.START)) {
      return losses;
    }
    DriverProcess driver = workshop.keep(() -> DriverProcess.start(java));
    Furniture furniture = furnish(driver);
    if (options.wants(Part.START)) {
      starts();
      cold(driver, furniture);
    }
    if (options.wantsLoad()) {
      loads(driver, furniture);
    }
    workshop.end(driver);
    figures.put("lost", losses.lost(), COUNT);
    figures.put("doubled", losses.doubled(), COUNT);
    return losses;
  }

  private Furniture furnish(DriverProcess driver) throws IOException, InterruptedException {
    err.println("A database, a plan, a room and a source ...");
    Product product = up(List.of());
    Furniture furniture = Furniture.in(product.port(), driver.receiverPort());
    workshop.end(product);
    return furniture;
  }

  private void starts() throws IOException {
    err.println("Starting it " + STARTS + " times ...");
    double[] millis = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      Product product = up(List.of());
      millis[i] = product.startMillis();
      workshop.end(product);
    }
    Arrays.sort(millis);
    figures.put("start_ms", millis[STARTS / 2], MILLIS);
  }

  private void cold(DriverProcess driver, Furniture furniture) throws IOException {
    Product product = up(asUp());
    Load.Result result =
        load(
            driver,
            "cold",
            alarms(product, furniture, Kind.DISTINCT, 1, STEADY_RATE, COLD_SECONDS));
    figures.put("cold_answer_p99_ms", result.answerP99(), MILLIS);
    workshop.end(product);
  }

  private void loads(DriverProcess driver, Furniture furniture) throws IOException {
    Product product = up(withProfile());
    if (options.warm() > 0) {
      load(driver, "warm", alarms(product, furniture, Kind.DISTINCT, 1, null, options.warm()));
    }
    if (options.wants(Part.DISTINCT)) {
      distinct(driver, product, furniture);
    }
    if (options.wants(Part.REPEATED)) {
      Load load = alarms(product, furniture, Kind.REPEATED, 1, null, options.seconds());
      figures.put(
          "repeated_alarms_per_s", load(driver, "repeated", load).answeredPerSecond(), PER_SECOND);
    }
    if (options.wants(Part.CHAT)) {
      chat(driver, product, furniture);
    }
    workshop.end(product);
  }

  private void distinct(DriverProcess driver, Product product, Furniture furniture)
      throws IOException {
    double seconds = options.seconds();
    Load full = alarms(product, furniture, Kind.DISTINCT, 1, null, seconds);
    Load.Result result = load(driver, "distinct", full);
    figures.put("distinct_alarms_per_s", result.answeredPerSecond(), PER_SECOND);
    product.mostMemory().ifPresent(mib -> figures.put("rss_mib", mib, MEBIBYTES));
    Load steady = alarms(product, furniture, Kind.DISTINCT, 1, STEADY_RATE, seconds);
    Load.Result calm = load(driver, "distinct at 1000/s", steady);
    figures.put("answer_p50_ms_at_1000", calm.answerP50(), MILLIS);
    figures.put("answer_p99_ms_at_1000", calm.answerP99(), MILLIS);
  }

  private void chat(DriverProcess driver, Product product, Furniture furniture) throws IOException {
    Load load =
        new Load(
            product.port(),
            Furniture.CHAT_PATH,
            Kind.CHAT,
            furniture.topics(),
            4,
            1,
            CHAT_RATE,
            options.seconds(),
            false);
    Load.Result result = load(driver, "chat", load);
    figures.put("chat_p50_ms", result.answerP50(), MILLIS);
    figures.put("chat_p99_ms", result.answerP99(), MILLIS);
  }

  private static Load alarms(
      Product product,
      Furniture furniture,
      Kind kind,
      int batch,
      @Nullable Double rate,
      double seconds) {
    return new Load(
        product.port(),
        furniture.eventPath(),
        kind,
        new int[0],
        CONNECTIONS,
        batch,
        rate,
        seconds,
        false);
  }

  private Load.Result load(DriverProcess driver, String name, Load load) throws IOException {
    err.printf("%s, %.0f s ...%n", name, load.seconds());
    Load.Result result = driver.run(load);
    if (result.refused() > 0) {
      throw new BenchFailure(
          "Of the load \"%s\", %d requests were refused: %s"
              .formatted(name, result.refused(), result.refusal()));
    }
    losses = losses.and(result);
    return result;
  }

  private Product up(List<String> flags) throws IOException {
    return workshop.keep(() -> Product.up(java, flags, workshop.directory()));
  }

  /** What {@code up} adds to the common flags. */
  private List<String> asUp() {
    return java.cache().map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of());
  }

  private List<String> withProfile() {
    List<String> flags = new ArrayList<>(asUp());
    options
        .profile()
        .ifPresent(file ->
            flags.add(
                "-XX:StartFlightRecording=settings=profile,delay=%ds,filename=%s"
                    .formatted(Math.max(1, options.warm()), file.toAbsolutePath())));
    return flags;
  }
}
