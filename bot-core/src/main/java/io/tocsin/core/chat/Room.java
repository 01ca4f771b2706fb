package io.tocsin.core.chat;

/**
 * A place to talk.
 *
 * @param platform such as {@code local} or {@code slack}
 * @param name the platform's own name or identifier of the room
 */
public record Room(String platform, String name) {

  /** The room as one text, {@code local:incidents}; {@link #parse} reads it back. */
  public String id() {
    return platform + ":" + name;
  }

  /** Reads {@link #id()}. */
  public static Room parse(String id) {
    int colon = id.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("Not a room: " + id);
    }
    return new Room(id.substring(0, colon), id.substring(colon + 1));
  }
}
