package io.tocsin.app.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tocsin.core.Unavailable;
import io.tocsin.core.outbox.Backlog;
import io.tocsin.core.outbox.Backlog.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What waits to be delivered, on all nodes; looked up when somebody asks, and not too often. */
final class OutboxFigures {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Backlog backlog;
  private final Clock clock;
  private final Rooms rooms;
  private final MultiGauge depth;
  private final MultiGauge age;
  private Instant looked = Instant.MIN;
  private volatile double databaseUp;

  private record Depth(long entries, Instant oldest) {
    Depth plus(Depth other) {
      Instant older = oldest.isBefore(other.oldest) ? oldest : other.oldest;
      return new Depth(entries + other.entries, older);
    }
  }

  OutboxFigures(MeterRegistry registry, Backlog backlog, Clock clock, Rooms rooms) {
    this.backlog = backlog;
    this.clock = clock;
    this.rooms = rooms;
    this.depth =
        MultiGauge.builder("tocsin.outbox.pending")
            .description("Deliveries that wait, up to 50,000 in all")
            .register(registry);
    this.age =
        MultiGauge.builder("tocsin.outbox.oldest.age")
            .description("How long the oldest delivery waits")
            .baseUnit("seconds")
            .register(registry);
    Gauge.builder("tocsin.database.up", () -> databaseUp)
        .description("Whether the database answered when it was asked last")
        .register(registry);
  }

  /** Looks, unless it has just done so. */
  synchronized void look() {
    Instant now = clock.instant();
    if (looked.plus(FRESH).isAfter(now)) {
      return;
    }
    looked = now;
    try {
      show(backlog.waiting(), now);
      databaseUp = 1;
    } catch (Unavailable away) {
      show(List.of(), now);
      databaseUp = 0;
    }
  }

  private void show(List<Waiting> waiting, Instant now) {
    Map<Tags, Depth> byRoom = new HashMap<>();
    for (Waiting room : waiting) {
      byRoom.merge(
          rooms.labels(room.room()), new Depth(room.entries(), room.oldest()), Depth::plus);
    }
    depth.register(rows(byRoom, room -> room.entries()), true);
    age.register(
        rows(byRoom, room -> Duration.between(room.oldest(), now).toMillis() / 1000.0), true);
  }

  private interface Reading {
    double of(Depth depth);
  }

  private static List<MultiGauge.Row<?>> rows(Map<Tags, Depth> byRoom, Reading reading) {
    return byRoom.entrySet().stream()
        .<MultiGauge.Row<?>>map(
            room -> MultiGauge.Row.of(room.getKey(), reading.of(room.getValue())))
        .toList();
  }
}
