package io.tocsin.core.testkit;

import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.outbox.OutboxStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The outbox of a single node that never ends: what is delivered is handed to the relay, and only
 * which message stands for what is kept.
 */
public final class MemoryOutbox implements OutboxStore {
  private final Map<String, Posted> posted = new ConcurrentHashMap<>();

  /** What a relay begins with: it never has to look again. */
  @Override
  public long tenure() {
    return 0;
  }

  @Override
  public Set<String> takeOver() {
    return Set.of();
  }

  @Override
  public Set<String> handedOver() {
    return Set.of();
  }

  @Override
  public List<OutboxEntry> waiting(String room, int limit) {
    return List.of();
  }

  @Override
  public void settle(Collection<UUID> dealtWith, Collection<Posted> shown) {
    shown.forEach(one -> posted.put(one.room() + " " + one.incident(), one));
  }

  @Override
  public Optional<Posted> posted(String room, UUID incident) {
    return Optional.ofNullable(posted.get(room + " " + incident));
  }

  @Override
  public Optional<UUID> incidentOf(String room, String reference) {
    return posted.values().stream()
        .filter(one -> one.room().equals(room) && one.reference().equals(reference))
        .map(Posted::incident)
        .findFirst();
  }
}
