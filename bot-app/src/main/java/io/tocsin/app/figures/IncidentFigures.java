package io.tocsin.app.figures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Milestone;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The four metrics that AWS has for incidents, with its dimensions. */
final class IncidentFigures {
  /** A program may call its source what it likes; only names get to be labels. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,50}");

  private static final Duration[] UNTIL_TAKEN = {
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(10),
    Duration.ofMinutes(15),
    Duration.ofMinutes(30),
    Duration.ofHours(1),
    Duration.ofHours(4),
    Duration.ofDays(1)
  };
  private static final Duration[] UNTIL_RESOLVED = {
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofMinutes(30),
    Duration.ofHours(1),
    Duration.ofHours(2),
    Duration.ofHours(4),
    Duration.ofHours(8),
    Duration.ofDays(1),
    Duration.ofDays(3),
    Duration.ofDays(7)
  };

  private final MeterRegistry registry;
  private final Bounded plans = new Bounded(200);
  private final Bounded sources = new Bounded(50);

  IncidentFigures(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(List<Change> committed) {
    Milestone.in(committed).forEach(this::count);
  }

  private void count(Milestone milestone) {
    Tags dimensions = dimensions(milestone.incident());
    switch (milestone) {
      case Milestone.Created created -> counter("created", dimensions).increment();
      case Milestone.Acknowledged(Incident incident, Duration after) ->
          timer("first.acknowledgement", UNTIL_TAKEN, dimensions).record(after);
      case Milestone.Resolved(Incident incident, Duration after) -> {
        counter("resolved", dimensions).increment();
        timer("resolve", UNTIL_RESOLVED, dimensions).record(after);
      }
    }
  }

  private Tags dimensions(Incident incident) {
    String source = incident.origin().source().source();
    boolean named = source != null && NAME.matcher(source).matches();
    return Tags.of(
        "response_plan", plans.of(incident.plan()),
        "impact", Integer.toString(incident.headline().impact()),
        "source", named ? sources.of(source) : Bounded.OTHER);
  }

  private Counter counter(String what, Tags dimensions) {
    return Counter.builder("tocsin.incidents." + what)
        .description("Incidents that were " + what)
        .tags(dimensions)
        .register(registry);
  }

  private Timer timer(String what, Duration[] buckets, Tags dimensions) {
    return Timer.builder("tocsin.incident.time.to." + what)
        .description("From the creation of the incident")
        .serviceLevelObjectives(buckets)
        .tags(dimensions)
        .register(registry);
  }
}
