package io.tocsin.app.bench;

import static io.tocsin.app.bench.Figures.Unit.COUNT;
import static io.tocsin.app.bench.Figures.Unit.MILLIS;
import static io.tocsin.app.bench.Figures.Unit.PER_SECOND;
import static io.tocsin.app.bench.Figures.Unit.SECONDS;

import io.tocsin.slack.fake.FakeSlack;
import io.tocsin.slack.fake.Posted;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Signed commands, and a storm in one channel. Slack is a stand-in in this process, which keeps
 * Slack's pace and refuses what is faster; the product and the driver have processes of their own.
 */
final class SlackMeasurement {
  static final String SECRET = "benchsigningsecret0001";

  /** What the stand-in calls the first channel that is made there. */
  static final String CHANNEL = "C090001";

  private static final double STEADY_RATE = 500;
  private static final double STORM_RATE = 50;
  private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(20);

  /** Beyond what the pace of one message a second asks for. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final BenchOptions options;
  private final Workshop workshop;
  private final Figures figures;
  private final PrintStream err;
  private final int storm;
  private final Java java = Java.ofThisProcess();

  /**
   * @param storm how many incidents the storm has
   */
  SlackMeasurement(
      BenchOptions options, Workshop workshop, Figures figures, PrintStream err, int storm) {
    this.options = options;
    this.workshop = workshop;
    this.figures = figures;
    this.err = err;
    this.storm = storm;
  }

  Losses run() throws IOException, InterruptedException {
    FakeSlack slack = workshop.keep(() -> new FakeSlack(Clock.systemUTC()).paced());
    slack.founded().makeAsBot("incidents");
    DriverProcess driver = workshop.keep(() -> DriverProcess.start(java));
    Product product = workshop.keep(() -> up(slack));
    Furniture furniture = Furniture.in(product.port(), driver.receiverPort());
    Furniture.storm(product.port(), "slack:" + FakeSlack.TEAM + "/" + CHANNEL);
    Site site = new Site(product.port(), furniture);
    Losses losses = commands(driver, site).and(storm(driver, site, slack));
    figures.put("slack_lost", losses.lost(), COUNT);
    figures.put("slack_doubled", losses.doubled(), COUNT);
    workshop.end(product);
    workshop.end(driver);
    return losses;
  }

  private Product up(FakeSlack slack) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("TOCSIN_SLACK_API_URL", slack.apiUrl().toString());
    environment.put("TOCSIN_SLACK_BOT_TOKEN", slack.workspace(FakeSlack.TEAM).botToken().reveal());
    environment.put("TOCSIN_SLACK_SIGNING_SECRET", SECRET);
    List<String> flags = Measurement.flags(java, options);
    return Product.up(java, flags, workshop.directory(), environment);
  }

  /** Each changes a timeline, and is answered when that is durable. */
  private Losses commands(DriverProcess driver, Site site) throws IOException {
    if (options.warm() > 0) {
      load(driver, "slack, warm", site.slackNotes(null, options.warm()));
    }
    Load.Result full = load(driver, "slack commands", site.slackNotes(null, options.seconds()));
    figures.put("slack_commands_per_s", full.answeredPerSecond(), PER_SECOND);
    Load.Result calm =
        load(driver, "slack at 500/s", site.slackNotes(STEADY_RATE, options.seconds()));
    figures.put("slack_p50_ms_at_500", calm.answerP50(), MILLIS);
    figures.put("slack_p99_ms_at_500", calm.answerP99(), MILLIS);
    return Losses.NONE.and(full).and(calm);
  }

  private Losses storm(DriverProcess driver, Site site, FakeSlack slack) throws IOException {
    Load.Result started =
        load(driver, "a storm in Slack", site.slackStarts(STORM_RATE, storm / STORM_RATE));
    long end = System.nanoTime();
    Pattern newest = Pattern.compile("\\b" + started.answered() + " incidents\\b");
    figures.put(
        "storm_newest_state_s",
        await(end, () -> roots(slack).stream().anyMatch(it -> newest.matcher(it).find())),
        SECONDS);
    err.println("Slack takes one message a second: the storm's are on their way ...");
    figures.put("storm_all_told_s", await(end, () -> cards(slack) >= storm), SECONDS);
    figures.put("storm_refused_429", slack.tooFast(), COUNT);
    long told = cards(slack);
    return Losses.NONE.and(
        new Losses(Math.max(0, started.answered() - told), Math.max(0, told - storm)));
  }

  private static List<String> roots(FakeSlack slack) {
    return slack.channel(CHANNEL).messages().stream()
        .filter(message -> message.thread() == null)
        .map(Posted::text)
        .toList();
  }

  /** The messages that stand for one incident each, by the titles that the driver gave them. */
  private static long cards(FakeSlack slack) {
    return slack.channel(CHANNEL).messages().stream()
        .filter(message -> message.text().matches("(?s)\\S+ #\\d+ " + Requests.STORM + ".*"))
        .count();
  }

  private interface Condition {
    boolean holds();
  }

  /** Seconds since then until it holds. */
  private double await(long since, Condition condition) {
    long deadline = since + TimeUnit.SECONDS.toNanos(2L * storm) + PATIENCE;
    while (!condition.holds()) {
      if (System.nanoTime() - deadline > 0) {
        throw new BenchFailure("Slack was not told of the whole storm.");
      }
      LockSupport.parkNanos(GLANCE);
    }
    return (System.nanoTime() - since) / 1e9;
  }

  private Load.Result load(DriverProcess driver, String name, Load load) throws IOException {
    return Measurement.load(driver, name, load, err);
  }
}
