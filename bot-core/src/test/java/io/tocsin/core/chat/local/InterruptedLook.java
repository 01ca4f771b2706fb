package io.tocsin.core.chat.local;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store in which something happens right after the first look for changes. */
final class InterruptedLook implements LocalChatStore {
  private final LocalChatStore store;
  private Runnable next = () -> {};

  InterruptedLook(LocalChatStore store) {
    this.store = store;
  }

  void then(Runnable happening) {
    next = happening;
  }

  @Override
  public List<LocalMessage> changes(
      String room, String viewer, long after, @Nullable UUID thread, int limit) {
    List<LocalMessage> found = store.changes(room, viewer, after, thread, limit);
    Runnable happening = next;
    next = () -> {};
    happening.run();
    return found;
  }

  @Override
  public List<String> rooms() {
    return store.rooms();
  }

  @Override
  public void open(String room, Instant now) {
    store.open(room, now);
  }

  @Override
  public LocalMessage post(NewMessage message) {
    return store.post(message);
  }

  @Override
  public Optional<LocalMessage> edit(UUID id, String content, UUID deliveryId, Instant now) {
    return store.edit(id, content, deliveryId, now);
  }

  @Override
  public Optional<LocalMessage> message(UUID id) {
    return store.message(id);
  }

  @Override
  public List<LocalMessage> messages(Collection<UUID> ids, String viewer) {
    return store.messages(ids, viewer);
  }

  @Override
  public Optional<LocalMessage> delivered(UUID deliveryId) {
    return store.delivered(deliveryId);
  }

  @Override
  public List<LocalMessage> stretch(Stretch stretch) {
    return store.stretch(stretch);
  }

  @Override
  public Map<UUID, Integer> replies(Collection<UUID> roots, String viewer, int cap) {
    return store.replies(roots, viewer, cap);
  }

  @Override
  public SortedMap<String, Long> heads() {
    return store.heads();
  }

  @Override
  public long head(String room) {
    return store.head(room);
  }

  @Override
  public int expire(Instant before) {
    return store.expire(before);
  }
}
