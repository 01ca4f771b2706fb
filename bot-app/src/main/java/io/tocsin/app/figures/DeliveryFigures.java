package io.tocsin.app.figures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tocsin.core.chat.Room;
import io.tocsin.core.outbox.DeliveryObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What becomes of deliveries. */
final class DeliveryFigures implements DeliveryObserver {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };

  private final MeterRegistry registry;
  private final Clock clock;
  private final Rooms rooms;

  /** Looked up for every delivery, so they are kept beside the registry. */
  private final Map<Tags, Timer> latencies = new ConcurrentHashMap<>();

  DeliveryFigures(MeterRegistry registry, Clock clock, Rooms rooms) {
    this.registry = registry;
    this.clock = clock;
    this.rooms = rooms;
  }

  @Override
  public void delivered(String room, Instant acceptedAt, boolean possibleRepeat) {
    Duration took = Duration.between(acceptedAt, clock.instant());
    latencies.computeIfAbsent(rooms.labels(room), this::latency).record(took);
    if (possibleRepeat) {
      Counter.builder("tocsin.delivery.possible.repeats")
          .description("Deliveries that may have arrived before")
          .tags(rooms.labels(room))
          .register(registry)
          .increment();
    }
  }

  @Override
  public void putOff(String room, String reason) {
    count("tocsin.delivery.put.offs", "Attempts that are made again later", room, reason);
  }

  @Override
  public void rejected(String room, String reason) {
    count("tocsin.delivery.rejections", "Deliveries that were refused for good", room, reason);
  }

  private void count(String name, String description, String room, String reason) {
    Counter.builder(name)
        .description(description)
        .tag("platform", Room.parse(room).platform())
        .tag("reason", Reasons.kind(reason))
        .register(registry)
        .increment();
  }

  private Timer latency(Tags room) {
    return Timer.builder("tocsin.delivery")
        .description("From the commit to the platform's word that it has it")
        .serviceLevelObjectives(BUCKETS)
        .tags(room)
        .register(registry);
  }
}
