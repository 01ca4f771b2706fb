package io.tocsin.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a room, ready for a template.
 *
 * @param room its name as it goes into addresses and forms
 * @param cursor what of the room the page already shows
 * @param thread what stands beside the room; null if nothing does
 */
record RoomView(
    String room,
    List<String> rooms,
    String you,
    String botName,
    List<MessageView> messages,
    long cursor,
    @Nullable ThreadView thread) {

  record ThreadView(String id, List<MessageView> messages) {}

  String liveAddress() {
    String address = "/chat/page/live?room=" + Addresses.segment(room) + "&after=" + cursor;
    return thread == null ? address : address + "&thread=" + thread.id();
  }

  String threadId() {
    return thread == null ? "" : thread.id();
  }
}
