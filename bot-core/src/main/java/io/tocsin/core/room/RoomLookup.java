package io.tocsin.core.room;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.chat.Room;
import io.tocsin.core.room.RoomDirectory.Looked;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rooms that names stand for. A bare name is a room of the local chat or a webhook, whichever
 * is there; rooms of other platforms, and {@code #checkout}, are known to them alone.
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

  /** The rooms that only another chat can know. */
  public static List<String> elsewhere(List<String> given) {
    return given.stream().filter(RoomLookup::isElsewhere).toList();
  }

  /** Whether only another chat can know this room. */
  public static boolean isElsewhere(String given) {
    boolean own = given.startsWith(LOCAL + ":") || given.startsWith(WebhookRoom.PLATFORM + ":");
    return given.startsWith("#") || given.indexOf(':') >= 0 && !own;
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
  public static Optional<String> id(String given, State state, RoomDirectory directory) {
    if (isElsewhere(given)) {
      return elsewhere(given, directory);
    }
    if (given.indexOf(':') < 0) {
      return local(given, state).or(() -> webhook(given, state));
    }
    Room room = Room.parse(given);
    return room.platform().equals(LOCAL) ? local(room.name(), state) : webhook(room.name(), state);
  }

  /** The identifier of a room that only another chat can know. */
  public static Optional<String> elsewhere(String given, RoomDirectory directory) {
    return switch (directory.look(given)) {
      case Looked.Known(Room room) -> Optional.of(room.id());
      case Looked.Workspace workspace -> Optional.empty();
      case Looked.Unknown unknown -> Optional.empty();
    };
  }

  /** Why a room cannot be named that {@link #id} is empty for. */
  public static Refusal noRoom(String given, RoomDirectory directory) {
    return isElsewhere(given)
        ? new Refusal.Conflict(reason(given, directory.look(given)), Resource.ROOM, given)
        : new Refusal.NotFound(Resource.ROOM, given, List.of());
  }

  private static String reason(String given, Looked looked) {
    return switch (looked) {
      case Looked.Unknown(String reason) -> reason;
      case Looked.Workspace workspace ->
          given + " is a whole workspace; name a channel in it, such as #incidents.";
      case Looked.Known known -> given + " is there now; try again.";
    };
  }

  private static Optional<String> local(String name, State state) {
    return state.hasRoom(name) ? Optional.of(new Room(LOCAL, name).id()) : Optional.empty();
  }

  private static Optional<String> webhook(String name, State state) {
    return state.webhookRoom(name).map(WebhookRoom::id);
  }
}
