package io.tocsin.core.testkit;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.local.LocalChatStore;
import io.tocsin.core.chat.local.Stretch;
import io.tocsin.core.chat.local.Stretch.Edge;
import io.tocsin.core.chat.local.Stretch.Part;
import io.tocsin.core.chat.local.Stretch.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The local chat's store without a database; it can be told to be away. */
public final class InMemoryLocalChat implements LocalChatStore {
  private static final Comparator<LocalMessage> BY_TIME =
      (one, other) -> compare(Point.of(one), Point.of(other));

  private final SortedSet<String> rooms = new TreeSet<>();
  private final Map<UUID, LocalMessage> messages = new HashMap<>();
  private final Map<UUID, UUID> deliveries = new HashMap<>();
  private final Map<String, Long> heads = new HashMap<>();
  private boolean away;

  public InMemoryLocalChat(String... rooms) {
    this.rooms.addAll(List.of(rooms));
  }

  /** A room more. */
  public synchronized void addRoom(String name) {
    rooms.add(name);
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
  public synchronized void open(String room, Instant now) {
    reachable();
    rooms.add(room);
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
  public synchronized Optional<LocalMessage> delivered(UUID deliveryId) {
    reachable();
    return Optional.ofNullable(deliveries.get(deliveryId)).map(messages::get);
  }

  @Override
  public synchronized List<LocalMessage> messages(Collection<UUID> ids, String viewer) {
    reachable();
    return ids.stream()
        .distinct()
        .map(messages::get)
        .filter(Objects::nonNull)
        .filter(message -> sees(viewer, message))
        .toList();
  }

  @Override
  public synchronized List<LocalMessage> stretch(Stretch stretch) {
    reachable();
    List<LocalMessage> found =
        messages.values().stream()
            .filter(message -> message.room().equals(stretch.room()))
            .filter(message -> sees(stretch.viewer(), message))
            .filter(message -> isIn(stretch.part(), message))
            .filter(message -> isBeyond(stretch.edge(), message))
            .sorted(BY_TIME)
            .toList();
    int surplus = Math.max(0, found.size() - stretch.limit());
    return stretch.edge() instanceof Edge.After
        ? found.subList(0, found.size() - surplus)
        : found.subList(surplus, found.size());
  }

  private static boolean isIn(Part part, LocalMessage message) {
    return switch (part) {
      case Part.Everything() -> true;
      case Part.Trunk() -> message.thread() == null;
      case Part.Thread(UUID root) -> message.id().equals(root) || root.equals(message.thread());
    };
  }

  private static boolean isBeyond(Edge edge, LocalMessage message) {
    return switch (edge) {
      case Edge.Newest() -> true;
      case Edge.Before(Point point) -> compare(Point.of(message), point) < 0;
      case Edge.After(Point point) -> compare(Point.of(message), point) > 0;
    };
  }

  /** As PostgreSQL sorts identifiers: by their digits, without a sign. */
  private static int compare(Point one, Point other) {
    int byTime = one.at().compareTo(other.at());
    return byTime == 0 ? one.id().toString().compareTo(other.id().toString()) : byTime;
  }

  @Override
  public synchronized Map<UUID, Integer> replies(Collection<UUID> roots, String viewer, int cap) {
    reachable();
    Map<UUID, Integer> counts = new HashMap<>();
    messages.values().stream()
        .filter(message -> message.thread() != null && roots.contains(message.thread()))
        .filter(message -> sees(viewer, message))
        .forEach(message -> counts.merge(message.thread(), 1, (n, one) -> Math.min(cap, n + one)));
    return counts;
  }

  @Override
  public synchronized SortedMap<String, Long> heads() {
    reachable();
    SortedMap<String, Long> all = new TreeMap<>();
    rooms.forEach(room -> all.put(room, heads.getOrDefault(room, 0L)));
    return all;
  }

  private static boolean sees(String viewer, LocalMessage message) {
    return message.privateTo() == null || message.privateTo().equals(viewer);
  }

  @Override
  public synchronized List<LocalMessage> changes(
      String room, String viewer, long after, @Nullable UUID thread, int limit) {
    reachable();
    Predicate<LocalMessage> wanted =
        message ->
            message.room().equals(room)
                && message.cursor() > after
                && sees(viewer, message)
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
