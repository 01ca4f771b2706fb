package io.tocsin.core.room;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.chat.Room;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rooms that names stand for. A bare name is a room of the local chat or a webhook, whichever
 * is there; rooms of other platforms are known to them alone.
 */
public final class RoomLookup {
  private static final String LOCAL = "local";
  private static final Pattern COMMAS = Pattern.compile(",");

  private RoomLookup() {}

  /** No name of a room holds a comma, so {@code a,b} can only mean two of them. */
  public static List<String> given(List<String> rooms) {
    return rooms.stream()
        .flatMap(COMMAS::splitAsStream)
        .map(String::strip)
        .filter(room -> !room.isEmpty())
        .distinct()
        .toList();
  }

  /** What {@link #id} looks at. */
  public static Set<Key> keys(List<String> given) {
    Set<Key> keys = new HashSet<>();
    for (String room : given) {
      String name = room.substring(room.indexOf(':') + 1);
      keys.add(new Key.Room(name));
      keys.add(new Key.WebhookRoom(name));
    }
    return keys;
  }

  /** The identifier of a room; empty if there is none of this name. */
  public static Optional<String> id(String given, State state) {
    if (given.indexOf(':') < 0) {
      return local(given, state).or(() -> webhook(given, state));
    }
    Room room = Room.parse(given);
    return switch (room.platform()) {
      case LOCAL -> local(room.name(), state);
      case WebhookRoom.PLATFORM -> webhook(room.name(), state);
      default -> Optional.of(given);
    };
  }

  public static Refusal noRoom(String given) {
    return new Refusal.NotFound(Resource.ROOM, given, List.of());
  }

  private static Optional<String> local(String name, State state) {
    return state.hasRoom(name) ? Optional.of(new Room(LOCAL, name).id()) : Optional.empty();
  }

  private static Optional<String> webhook(String name, State state) {
    return state.webhookRoom(name).map(WebhookRoom::id);
  }
}
