package io.tocsin.core.chat.local;

import io.tocsin.core.Json;
import io.tocsin.core.chat.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the local chat keeps its rooms and messages.
 *
 * <p>Every method throws {@link io.tocsin.core.Unavailable} while the database is away.
 */
public interface LocalChatStore {

  /** Names of all rooms, sorted. */
  List<String> rooms();

  /** Makes a room, unless it is there. */
  void open(String room, Instant now);

  /**
   * Adds a message. With a delivery id that was posted before nothing is added and the first
   * message is answered again.
   *
   * @throws NoSuchRoom if there is no such room
   */
  LocalMessage post(NewMessage message);

  /** Changes what a message says; its revision goes up. Empty if there is no such message. */
  Optional<LocalMessage> edit(UUID id, String content, UUID deliveryId, Instant now);

  Optional<LocalMessage> message(UUID id);

  /** Those messages, without what is private to others; in no order. */
  List<LocalMessage> messages(Collection<UUID> ids, String viewer);

  /** What was posted with a delivery id, while that is remembered. */
  Optional<LocalMessage> delivered(UUID deliveryId);

  /** The messages of a stretch, sorted by time of posting and then identifier. */
  List<LocalMessage> stretch(Stretch stretch);

  /**
   * How many messages hang on each of those, without what is private to others and never more than
   * the cap; those on which none hangs are left out.
   */
  Map<UUID, Integer> replies(Collection<UUID> roots, String viewer, int cap);

  /**
   * Messages of a room that are new or changed after a cursor, by ascending cursor, at most {@code
   * limit}; what is private is answered only to the one it is for. The cursor of a message never
   * becomes visible before all lower ones are.
   *
   * @param after 0 for the beginning
   * @param thread only messages of this thread, and the one it hangs on; null for all
   */
  List<LocalMessage> changes(
      String room, String viewer, long after, @Nullable UUID thread, int limit);

  /** The newest cursor of a room; 0 if nothing was ever said in it. */
  long head(String room);

  /** The newest cursor of every room. */
  SortedMap<String, Long> heads();

  /** Removes messages older than that; the living messages of open incidents stay. */
  int expire(Instant before);

  /**
   * @param content the {@link io.tocsin.core.chat.Message} as JSON
   * @param privateTo the only person who sees it; null if all do
   * @param replyTo the message that it answers
   * @param deliveryId of the relay; null for what people and immediate answers say
   * @param followed whether another message follows before anybody is told of this one: it may
   *     become durable with that
   */
  record NewMessage(
      UUID id,
      String room,
      @Nullable UUID thread,
      String author,
      boolean fromBot,
      Instant at,
      String content,
      @Nullable String privateTo,
      @Nullable UUID replyTo,
      @Nullable UUID deliveryId,
      boolean followed) {}

  /**
   * @param cursor grows with every message and every change in the room
   * @param revision 1 for a message as it was posted
   */
  record LocalMessage(
      UUID id,
      String room,
      long cursor,
      int revision,
      @Nullable UUID thread,
      String author,
      boolean fromBot,
      Instant at,
      String content,
      @Nullable String privateTo,
      @Nullable UUID replyTo) {

    /** The same message, saying something else. */
    LocalMessage saying(Message other) {
      return new LocalMessage(
          id,
          room,
          cursor,
          revision,
          thread,
          author,
          fromBot,
          at,
          Json.write(other),
          privateTo,
          replyTo);
    }
  }

  /** There is no room of that name. */
  final class NoSuchRoom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchRoom(String room) {
      super("There is no room " + room + ".");
    }
  }
}
