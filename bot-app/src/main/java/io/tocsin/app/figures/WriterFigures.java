package io.tocsin.app.figures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.WriterObserver;
import java.time.Duration;
import java.util.List;

/** How the writer fares. */
final class WriterFigures implements WriterObserver {
  private static final Duration[] COMMIT = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final IncidentFigures incidents;
  private final PageFigures pages;
  private final DistributionSummary sizes;
  private final Timer commits;
  private final Counter failures;

  WriterFigures(MeterRegistry registry, IncidentFigures incidents, PageFigures pages) {
    this.incidents = incidents;
    this.pages = pages;
    this.sizes =
        DistributionSummary.builder("tocsin.writer.batch.requests")
            .description("How many requests one transaction took")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
            .register(registry);
    this.commits =
        Timer.builder("tocsin.writer.commit")
            .description("From the begin of the transaction to the end of the commit")
            .serviceLevelObjectives(COMMIT)
            .register(registry);
    this.failures =
        Counter.builder("tocsin.writer.failures")
            .description("Batches that were not written")
            .register(registry);
  }

  @Override
  public void committed(int requests, Duration took, List<Change> changes) {
    sizes.record(requests);
    commits.record(took);
    incidents.count(changes);
    pages.count(changes);
  }

  @Override
  public void failed(int requests) {
    failures.increment();
  }
}
