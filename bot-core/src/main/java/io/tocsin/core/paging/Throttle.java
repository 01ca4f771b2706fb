package io.tocsin.core.paging;

import io.tocsin.core.operation.ChannelType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often one contact channel is written to: as often as AWS allows, with a few at once. Nothing
 * is dropped; what comes too soon waits. Time is a parameter. Safe for use by several threads.
 *
 * <p>The quotas are those of Incident Manager: a mail or SMS in 20 s, a call in 100 s.
 */
public final class Throttle {
  /** So many may follow each other at once, after a time of quiet. */
  static final int AT_ONCE = 3;

  private static final Duration MESSAGE = Duration.ofSeconds(20);
  private static final Duration CALL = Duration.ofSeconds(100);
  private static final int REMEMBERED = 10_000;

  /** When each channel will have paid for all that it got. */
  private final Map<UUID, Instant> paid = new ConcurrentHashMap<>();

  /** How long it has to wait; zero if it may be written to now, which counts from then on. */
  public Duration take(UUID channel, ChannelType type, Instant now) {
    Duration pause = pause(type);
    Instant latest = now.plus(pause.multipliedBy(AT_ONCE - 1L));
    Instant before = paid.getOrDefault(channel, now);
    if (before.isAfter(latest)) {
      return Duration.between(latest, before);
    }
    forgetOld(now);
    paid.put(channel, (before.isAfter(now) ? before : now).plus(pause));
    return Duration.ZERO;
  }

  /** What has gone wrong does not count. */
  public void giveBack(UUID channel, ChannelType type) {
    paid.computeIfPresent(channel, (id, until) -> until.minus(pause(type)));
  }

  private void forgetOld(Instant now) {
    if (paid.size() >= REMEMBERED) {
      paid.values().removeIf(until -> !until.isAfter(now));
    }
  }

  private static Duration pause(ChannelType type) {
    return switch (type) {
      case SMS, EMAIL -> MESSAGE;
      case VOICE -> CALL;
      case CHAT, PUSH -> Duration.ofSeconds(1);
    };
  }
}
