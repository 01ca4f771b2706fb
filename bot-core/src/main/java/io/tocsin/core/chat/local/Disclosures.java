package io.tocsin.core.chat.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Messages that one person may see once as they were said, secrets and all. Only in memory and only
 * for minutes: whoever does not look in time, or after a restart, finds the mask that is stored.
 */
final class Disclosures {
  private static final Duration TIME = Duration.ofMinutes(5);
  private static final int MOST = 1_000;

  private final Cache<UUID, Disclosure> waiting;

  private record Disclosure(String viewer, Message message) {}

  Disclosures(Clock clock) {
    this.waiting =
        Caffeine.newBuilder()
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfterWrite(TIME)
            .maximumSize(MOST)
            .build();
  }

  void put(UUID id, String viewer, Message message) {
    waiting.put(id, new Disclosure(viewer, message));
  }

  /** The messages as that person sees them now; what is told by this is told. */
  List<LocalMessage> to(String viewer, List<LocalMessage> messages) {
    return messages.stream().map(message -> to(viewer, message)).toList();
  }

  private LocalMessage to(String viewer, LocalMessage message) {
    Disclosure disclosure = waiting.getIfPresent(message.id());
    if (disclosure == null || !disclosure.viewer().equals(viewer)) {
      return message;
    }
    boolean first = waiting.asMap().remove(message.id(), disclosure);
    return first ? message.saying(disclosure.message()) : message;
  }
}
