package io.tocsin.app.bench;

import io.tocsin.app.Application;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.config.Configuration;
import io.tocsin.app.config.Configuration.Reading;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A short life with some of everything, on a database to throw away, for the JVM to learn from:
 * what it wrote down of it ({@code -XX:AOTCacheOutput}) makes later starts quick and the first
 * alarms after them.
 */
public final class Training {
  private static final int FAILED = 1;

  private final double seconds;
  private final PrintStream err;

  /**
   * @param seconds that it goes on for, about
   */
  public Training(double seconds, PrintStream err) {
    this.seconds = seconds;
    this.err = err;
  }

  /** Trains in a new directory in the place; returns the exit code. */
  public int run(Path place) {
    try (Workshop workshop = Workshop.in(place)) {
      train(workshop);
      return 0;
    } catch (IOException | BenchFailure e) {
      err.println("tocsin: the training failed: " + e);
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private void train(Workshop workshop) throws IOException, InterruptedException {
    Receiver receiver = new Receiver();
    Thread.ofPlatform().name("bench-receiver").daemon().start(receiver);
    Configuration configuration = configuration(workshop.directory());
    Application application =
        workshop.keep(() -> Application.start(configuration, Clock.systemUTC(), Relaying.RUNNING));
    Site site = new Site(application.port(), Furniture.in(application.port(), receiver.port()));
    look(application.port());
    Driver driver = new Driver(receiver);
    for (Load load : loads(site)) {
      Load.Result result = driver.run(load);
      if (result.refused() > 0) {
        throw new BenchFailure("a request was refused: " + result.refusal());
      }
    }
  }

  private List<Load> loads(Site site) {
    return List.of(
        site.distinct(1, null, seconds / 2),
        site.distinct(20, 10.0, seconds / 8),
        site.repeated(seconds / 8),
        site.chat(seconds / 4));
  }

  private static void look(int port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("/health/ready", "/chat/incidents")) {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
      }
    }
  }

  private static Configuration configuration(Path directory) throws IOException {
    Map<String, String> settings =
        Map.of("server.port", "" + Product.freePort(), "database.directory", directory.toString());
    return switch (Configuration.read(Optional.empty(), Product.ENVIRONMENT, settings)) {
      case Reading.Loaded(Configuration loaded) -> loaded;
      case Reading.Problems problems -> throw new BenchFailure(problems.message());
    };
  }
}
