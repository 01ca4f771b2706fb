package io.tocsin.core.testkit;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.local.LocalChatStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The local chat's store without a database; it can be told to be away. */
public final class InMemoryLocalChat implements LocalChatStore {
  private final SortedSet<String> rooms = new TreeSet<>();
  private final Map<UUID, LocalMessage> messages = new HashMap<>();
  private final Map<UUID, UUID> deliveries = new HashMap<>();
  private final Map<String, Long> heads = new HashMap<>();
  private boolean away;

  public InMemoryLocalChat(String... rooms) {
    this.rooms.addAll(List.of(rooms));
  }

  /** From now on every call fails as if the database were away, until told otherwise. */
  public synchronized void away(boolean isAway) {
    away = isAway;
  }

  @Override
  public synchronized List<String> rooms() {
    reachable();
    return List.copyOf(rooms);
  }

  @Override
  public synchronized LocalMessage post(NewMessage message) {
    reachable();
    if (!rooms.contains(message.room())) {
      throw new NoSuchRoom(message.room());
    }
    UUID first = message.deliveryId() == null ? null : deliveries.get(message.deliveryId());
    LocalMessage before = first == null ? null : messages.get(first);
    return before == null ? add(message) : before;
  }

  @Override
  public synchronized Optional<LocalMessage> edit(
      UUID id, String content, UUID deliveryId, Instant now) {
    reachable();
    LocalMessage old = messages.get(id);
    if (old == null || id.equals(deliveries.get(deliveryId))) {
      return Optional.ofNullable(old);
    }
    deliveries.put(deliveryId, id);
    return Optional.of(keep(changed(old, content)));
  }

  @Override
  public synchronized Optional<LocalMessage> message(UUID id) {
    reachable();
    return Optional.ofNullable(messages.get(id));
  }

  @Override
  public synchronized List<LocalMessage> changes(
      String room, String viewer, long after, @Nullable UUID thread, int limit) {
    reachable();
    Predicate<LocalMessage> wanted =
        message ->
            message.room().equals(room)
                && message.cursor() > after
                && (message.privateTo() == null || message.privateTo().equals(viewer))
                && (thread == null
                    || message.id().equals(thread)
                    || Objects.equals(message.thread(), thread));
    return messages.values().stream()
        .filter(wanted)
        .sorted(Comparator.comparingLong(LocalMessage::cursor))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized long head(String room) {
    reachable();
    return heads.getOrDefault(room, 0L);
  }

  @Override
  public synchronized int expire(Instant before) {
    reachable();
    int all = messages.size();
    messages.values().removeIf(message -> message.at().isBefore(before));
    return all - messages.size();
  }

  private LocalMessage add(NewMessage message) {
    if (message.deliveryId() != null) {
      deliveries.put(message.deliveryId(), message.id());
    }
    return keep(
        new LocalMessage(
            message.id(),
            message.room(),
            next(message.room()),
            1,
            message.thread(),
            message.author(),
            message.fromBot(),
            message.at(),
            message.content(),
            message.privateTo(),
            message.replyTo()));
  }

  private LocalMessage changed(LocalMessage old, String content) {
    return new LocalMessage(
        old.id(),
        old.room(),
        next(old.room()),
        old.revision() + 1,
        old.thread(),
        old.author(),
        old.fromBot(),
        old.at(),
        content,
        old.privateTo(),
        old.replyTo());
  }

  private LocalMessage keep(LocalMessage message) {
    messages.put(message.id(), message);
    return message;
  }

  private long next(String room) {
    return heads.merge(room, 1L, Long::sum);
  }

  private void reachable() {
    if (away) {
      throw new Unavailable(
          "The database is away.", Duration.ofSeconds(2), new IllegalStateException("told so"));
    }
  }
}
