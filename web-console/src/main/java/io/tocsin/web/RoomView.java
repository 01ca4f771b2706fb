package io.tocsin.web;

import io.tocsin.core.chat.local.PrivateRoom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a room, ready for a template.
 *
 * @param room its name as it goes into addresses and forms
 * @param theme {@code light}, {@code dark}, or {@code auto} for what the reader's machine wants
 * @param cursor what of the room the page already shows
 * @param thread what stands beside the room; null if nothing does
 */
record RoomView(
    String room,
    List<String> rooms,
    String you,
    String botName,
    String theme,
    long cursor,
    Messages messages,
    @Nullable Thread thread) {

  /**
   * A stretch of a list.
   *
   * @param more whether there are others beyond its far end
   */
  record Messages(List<MessageView> list, boolean more) {}

  record Thread(String id, Messages messages) {}

  /** What stands before the name of a room; that of a private one has a sign of its own. */
  static String sign(String room) {
    return PrivateRoom.owner(room).isPresent() ? "" : "#";
  }

  boolean beside() {
    return thread != null;
  }

  String threadId() {
    return thread == null ? "" : thread.id();
  }

  Messages threadMessages() {
    return thread == null ? new Messages(List.of(), false) : thread.messages();
  }
}
