package io.tocsin.core.paging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.operation.ChannelType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * How fast a provider is handed pages, those to all people together. Whoever has to wait is told
 * how long and has a turn kept, so that nobody waits twice and none is dropped. Time is a
 * parameter. Safe for use by several threads.
 */
public final class ProviderThrottle {
  private static final int REMEMBERED = 100_000;

  private final Rates rates;

  /** When each provider will have caught up with all that it was given, or was promised. */
  private final Map<ChannelType, Instant> paid = new EnumMap<>(ChannelType.class);

  /** The turns of those that wait. */
  private final Cache<UUID, Instant> turns = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public ProviderThrottle(Rates rates) {
    this.rates = rates;
  }

  /** How long a delivery has to wait; zero if it may go now, which counts from then on. */
  public synchronized Duration take(UUID delivery, ChannelType type, Instant now) {
    return rates.pause(type).map(pause -> take(delivery, type, pause, now)).orElse(Duration.ZERO);
  }

  private Duration take(UUID delivery, ChannelType type, Duration pause, Instant now) {
    Instant kept = turns.getIfPresent(delivery);
    Instant turn = kept == null ? next(type, pause, now) : kept;
    if (turn.isAfter(now)) {
      turns.put(delivery, turn);
      return Duration.between(now, turn);
    }
    turns.invalidate(delivery);
    return Duration.ZERO;
  }

  private Instant next(ChannelType type, Duration pause, Instant now) {
    Instant before = paid.getOrDefault(type, now);
    Instant from = before.isAfter(now) ? before : now;
    paid.put(type, from.plus(pause));
    return from.minus(pause.multipliedBy(rates.atOnce(type) - 1L));
  }
}
