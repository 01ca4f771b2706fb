package io.tocsin.core.chat.local;

import io.tocsin.core.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How rooms and messages are named from outside. */
final class References {
  private static final int LENGTH = 36;

  private References() {}

  /** The identifier, if it is one in full; {@link UUID#fromString} alone takes shorter ones too. */
  static Optional<UUID> parse(String reference) {
    if (reference.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(reference));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  static String unknownRoom(String room, List<String> rooms) {
    List<String> nearest = Nearest.to(room, rooms);
    String hint =
        nearest.isEmpty()
            ? "The rooms are: " + String.join(", ", rooms) + "."
            : "Did you mean " + String.join(" or ", nearest) + "?";
    return "There is no room “" + room + "”. " + (rooms.isEmpty() ? "There are none yet." : hint);
  }

  static String unknownMessage(String reference) {
    return "There is no message “" + reference + "” that you could see.";
  }
}
