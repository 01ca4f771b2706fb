package io.tocsin.core.paging;

import io.tocsin.core.operation.ChannelType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How many pages a second the providers are handed at most, by the kind of contact channel. A kind
 * that is not in it has no limit.
 */
public record Rates(Map<ChannelType, Double> perSecond) {
  /** Incident Manager limits what one contact gets, and no provider. */
  public static final Rates NONE = new Rates(Map.of());

  public Rates {
    perSecond = Map.copyOf(perSecond);
  }

  /** From one page to the next. */
  Optional<Duration> pause(ChannelType type) {
    return Optional.ofNullable(perSecond.get(type))
        .map(rate -> Duration.ofNanos((long) (1_000_000_000 / rate)));
  }

  /** What may be handed over in one second may be so at once; one page always. */
  int atOnce(ChannelType type) {
    return (int) Math.max(1, perSecond.getOrDefault(type, 1.0));
  }
}
