package io.tocsin.slack;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast channels may be written to: about a message a second in each, a few at once after a
 * pause. That is what Slack allows; whoever keeps writing faster is shut out for longer.
 */
final class Pace {
  private static final Duration EACH = Duration.ofSeconds(1);
  private static final Duration AT_ONCE = EACH.multipliedBy(4);

  private final Clock clock;
  private final LoadingCache<Place, Channel> channels =
      Caffeine.newBuilder().maximumSize(10_000).build(place -> new Channel());

  Pace(Clock clock) {
    this.clock = clock;
  }

  /** Takes leave to write once; answers how long to wait first, and has taken nothing then. */
  Duration take(Place place) {
    return channels.get(place).take(clock.instant());
  }

  private static final class Channel {
    private Instant used = Instant.EPOCH;

    /** A clock that was set back makes nobody wait for longer than once. */
    synchronized Duration take(Instant now) {
      boolean ahead = used.isAfter(now) && !used.isAfter(now.plus(AT_ONCE).plus(EACH));
      Instant from = ahead ? used : now;
      Duration wait = Duration.between(now.plus(AT_ONCE), from);
      if (wait.isPositive()) {
        return wait;
      }
      used = from.plus(EACH);
      return Duration.ZERO;
    }
  }
}
