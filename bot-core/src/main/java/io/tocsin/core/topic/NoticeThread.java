package io.tocsin.core.topic;

import io.tocsin.core.chat.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Notifications that belong together, in one room.
 *
 * @param version counts the messages
 * @param parent the first one, as it was posted
 * @param at when the last one came
 */
public record NoticeThread(UUID id, String room, long version, Message parent, Instant at) {

  /**
   * The identifier of the thread that a topic's notifications with this thread id have in a room.
   */
  public static UUID id(String room, String topic, String threadId) {
    byte[] name = (room + "\n" + topic + "\n" + threadId).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name);
  }

  /** The same with one more message. */
  NoticeThread goingOn(Instant now) {
    return new NoticeThread(id, room, version + 1, parent, now);
  }
}
