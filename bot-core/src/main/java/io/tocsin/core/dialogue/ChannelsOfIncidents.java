package io.tocsin.core.dialogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.writer.Queries;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Which incident has a room for itself. Most rooms are no incident's, and stay so; that is believed
 * for a moment and not asked again for each line.
 */
final class ChannelsOfIncidents {
  private static final Duration BELIEVED = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private final Queries queries;
  private final Cache<Room, Boolean> without;

  ChannelsOfIncidents(Queries queries, Clock clock) {
    this.queries = queries;
    this.without =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(BELIEVED)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .build();
  }

  /** The incident whose own channel it is, whether that is open or not. */
  Optional<Incident> incident(Room room) {
    if (room.platform().equals(LocalChat.NAME) || without.getIfPresent(room) != null) {
      return Optional.empty();
    }
    Optional<Incident> found = queries.incidentOf(room);
    if (found.isEmpty()) {
      without.put(room, true);
    }
    return found;
  }
}
