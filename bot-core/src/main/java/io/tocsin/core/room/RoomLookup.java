package io.tocsin.core.room;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.chat.Room;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rooms that names stand for. A bare name is a room of the local chat, which must be there;
 * rooms of other platforms are known to them alone.
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
    return given.stream()
        .map(RoomLookup::room)
        .filter(room -> room.platform().equals(LOCAL))
        .map(room -> new Key.Room(room.name()))
        .collect(Collectors.toSet());
  }

  /** The identifier of a room; empty if there is none of this name. */
  public static Optional<String> id(String given, State state) {
    Room room = room(given);
    boolean there = !room.platform().equals(LOCAL) || state.hasRoom(room.name());
    return there ? Optional.of(room.id()) : Optional.empty();
  }

  public static Refusal noRoom(String given) {
    return new Refusal.NotFound(Resource.ROOM, given, List.of());
  }

  private static Room room(String given) {
    return given.indexOf(':') < 0 ? new Room(LOCAL, given) : Room.parse(given);
  }
}
