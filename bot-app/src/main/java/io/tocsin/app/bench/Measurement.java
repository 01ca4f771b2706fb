package io.tocsin.app.bench;

import static io.tocsin.app.bench.Figures.Unit.COUNT;
import static io.tocsin.app.bench.Figures.Unit.MEBIBYTES;
import static io.tocsin.app.bench.Figures.Unit.MILLIS;
import static io.tocsin.app.bench.Figures.Unit.PER_SECOND;

import io.tocsin.app.bench.BenchOptions.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts the product and the driver, and lets one work on the other. */
final class Measurement {
  private static final int STARTS = 5;
  private static final int BATCH = 20;
  private static final double STEADY_RATE = 1000;
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
    err.println("A database, plans, a room and sources ...");
    Product product = up(List.of());
    Furniture furniture = Furniture.in(product.port(), driver.receiverPort());
    workshop.end(product);
    return furniture;
  }

  private void starts() throws IOException {
    err.println("Starting it " + STARTS + " times ...");
    figures.put("start_ms", start(List.of()), MILLIS);
    if (java.cache().isPresent()) {
      err.println("Starting it " + STARTS + " times with the AOT cache ...");
      figures.put("start_aot_ms", start(asUp()), MILLIS);
    }
  }

  private double start(List<String> flags) throws IOException {
    double[] millis = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      Product product = up(flags);
      millis[i] = product.startMillis();
      workshop.end(product);
    }
    Arrays.sort(millis);
    return millis[STARTS / 2];
  }

  private void cold(DriverProcess driver, Furniture furniture) throws IOException {
    Product product = up(asUp());
    Site site = new Site(product.port(), furniture);
    Load.Result result =
        load(driver, "cold at 1000/s", site.distinct(1, STEADY_RATE, COLD_SECONDS));
    figures.put("cold_answer_p99_ms", result.answerP99(), MILLIS);
    figures.put("cold_webhook_p99_ms", result.receiptP99(), MILLIS);
    workshop.end(product);
  }

  private void loads(DriverProcess driver, Furniture furniture) throws IOException {
    Product product = up(flags(java, options));
    Site site = new Site(product.port(), furniture);
    if (options.warm() > 0) {
      load(driver, "warm", site.distinct(1, null, options.warm()));
    }
    if (options.wants(Part.DISTINCT)) {
      distinct(driver, product, site);
    }
    if (options.wants(Part.REPEATED)) {
      Load.Result result = load(driver, "repeated", site.repeated(options.seconds()));
      figures.put("repeated_alarms_per_s", result.answeredPerSecond(), PER_SECOND);
    }
    if (options.wants(Part.CHAT)) {
      load(driver, "chat, warm", site.chat(options.warm() / 4.0));
      Load.Result result = load(driver, "chat", site.chat(options.seconds()));
      figures.put("chat_p50_ms", result.answerP50(), MILLIS);
      figures.put("chat_p99_ms", result.answerP99(), MILLIS);
    }
    workshop.end(product);
  }

  private void distinct(DriverProcess driver, Product product, Site site) throws IOException {
    throughput("distinct", "", driver, site.distinct(1, null, options.seconds()));
    product.mostMemory().ifPresent(mib -> figures.put("rss_mib", mib, MEBIBYTES));
    throughput("distinct by 20", "_batch20", driver, site.distinct(BATCH, null, options.seconds()));
    Load.Result calm =
        load(driver, "distinct at 1000/s", site.distinct(1, STEADY_RATE, options.seconds()));
    figures.put("answer_p50_ms_at_1000", calm.answerP50(), MILLIS);
    figures.put("answer_p99_ms_at_1000", calm.answerP99(), MILLIS);
    figures.put("webhook_p50_ms_at_1000", calm.receiptP50(), MILLIS);
    figures.put("webhook_p99_ms_at_1000", calm.receiptP99(), MILLIS);
  }

  /** What was not only answered but told as well; the lower of the two is what holds. */
  private void throughput(String name, String suffix, DriverProcess driver, Load load)
      throws IOException {
    Load.Result result = load(driver, name, load);
    double answered = result.answeredPerSecond();
    double received = result.receivedPerSecond();
    figures.put("distinct_alarms_per_s" + suffix, Math.min(answered, received), PER_SECOND);
    figures.put("distinct_answered_per_s" + suffix, answered, PER_SECOND);
    figures.put("distinct_received_per_s" + suffix, received, PER_SECOND);
  }

  private Load.Result load(DriverProcess driver, String name, Load load) throws IOException {
    Load.Result result = load(driver, name, load, err);
    losses = losses.and(result);
    return result;
  }

  /** Runs a load of which nothing may be refused. */
  static Load.Result load(DriverProcess driver, String name, Load load, PrintStream err)
      throws IOException {
    err.printf("%s, %.0f s ...%n", name, load.seconds());
    Load.Result result = driver.run(load);
    if (result.refused() > 0) {
      throw new BenchFailure(
          "Of the load \"%s\", %d requests were refused: %s"
              .formatted(name, result.refused(), result.refusal()));
    }
    return result;
  }

  private Product up(List<String> flags) throws IOException {
    return workshop.keep(() -> Product.up(java, flags, workshop.directory()));
  }

  /** What {@code up} adds to the common flags. */
  private List<String> asUp() {
    return asUp(java);
  }

  private static List<String> asUp(Java java) {
    return java.cache().map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of());
  }

  /** The same, with a recording where one is wanted. */
  static List<String> flags(Java java, BenchOptions options) {
    List<String> flags = new ArrayList<>(asUp(java));
    options.profile().ifPresent(file -> flags.add(recording(file, options)));
    return flags;
  }

  /** It begins when everything is warm. */
  private static String recording(Path file, BenchOptions options) {
    return "-XX:StartFlightRecording=settings=profile,delay=%ds,filename=%s"
        .formatted(Math.max(1, options.warm()), file.toAbsolutePath());
  }
}
