package io.tocsin.core.chat.local;

import java.util.Optional;

/**
 * The room in which somebody is alone with the bot: {@code @Maria}. No other room's name begins
 * like that. Everything in it is private to its owner, and nobody else finds it.
 */
public final class PrivateRoom {
  private static final String MARK = "@";

  private PrivateRoom() {}

  /** The name of somebody's room. */
  public static String of(String person) {
    return MARK + person;
  }

  /** Whose room this is; empty if it is everybody's. */
  public static Optional<String> owner(String room) {
    return room.startsWith(MARK) ? Optional.of(room.substring(MARK.length())) : Optional.empty();
  }

  /** Whether that person may know of the room. */
  static boolean isVisible(String room, String viewer) {
    return owner(room).map(viewer::equals).orElse(true);
  }
}
