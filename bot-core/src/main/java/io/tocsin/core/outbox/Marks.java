package io.tocsin.core.outbox;

import io.tocsin.core.outbox.OutboxStore.Posted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was dealt with and is not in the table yet. Many marks are written at once: one by one they
 * would cost more than the deliveries. Safe for several threads.
 */
final class Marks {
  private final OutboxStore store;
  private final ReentrantLock pen = new ReentrantLock();
  private final List<UUID> dealtWith = new ArrayList<>();
  private final Map<Card, Posted> posted = new HashMap<>();

  private record Card(String room, UUID subject) {}

  Marks(OutboxStore store) {
    this.store = store;
  }

  synchronized void add(List<UUID> entries, @Nullable Posted message) {
    dealtWith.addAll(entries);
    if (message != null) {
      posted.put(new Card(message.room(), message.incident()), message);
    }
  }

  /** What stands for something in a room, as far as it is known here or in the table. */
  Optional<Posted> posted(String room, UUID subject) {
    Posted here = here(new Card(room, subject));
    return here == null ? store.posted(room, subject) : Optional.of(here);
  }

  private synchronized @Nullable Posted here(Card card) {
    return posted.get(card);
  }

  /**
   * Writes all marks. What comes meanwhile is written the next time; if the table is away all stay.
   */
  int write() {
    pen.lock();
    try {
      Batch batch = batch();
      if (!batch.isEmpty()) {
        store.settle(batch.dealtWith, batch.posted.values());
        forget(batch);
      }
      return batch.dealtWith.size();
    } finally {
      pen.unlock();
    }
  }

  private synchronized Batch batch() {
    return new Batch(List.copyOf(dealtWith), Map.copyOf(posted));
  }

  private synchronized void forget(Batch written) {
    dealtWith.subList(0, written.dealtWith.size()).clear();
    written.posted.forEach(posted::remove);
  }

  private record Batch(List<UUID> dealtWith, Map<Card, Posted> posted) {
    boolean isEmpty() {
      return dealtWith.isEmpty() && posted.isEmpty();
    }
  }
}
