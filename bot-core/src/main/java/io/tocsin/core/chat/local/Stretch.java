package io.tocsin.core.chat.local;

import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import java.time.Instant;
import java.util.UUID;

/**
 * Messages that stand one behind the other in a room, by the time at which they were posted.
 *
 * @param viewer who asks; what is private to others is left out
 * @param limit how many at most
 */
public record Stretch(String room, String viewer, Part part, Edge edge, int limit) {

  /** What of the room. */
  public sealed interface Part {
    record Everything() implements Part {}

    /** What hangs in no thread. */
    record Trunk() implements Part {}

    /** A thread with the message that it hangs on. */
    record Thread(UUID root) implements Part {}
  }

  /** Where it begins or ends. */
  public sealed interface Edge {
    /** With the newest message. */
    record Newest() implements Edge {}

    /** Just before that point. */
    record Before(Point point) implements Edge {}

    /** Just behind that point. */
    record After(Point point) implements Edge {}
  }

  /** A place in the order; there need not be a message any more. */
  public record Point(Instant at, UUID id) {
    public static Point of(LocalMessage message) {
      return new Point(message.at(), message.id());
    }
  }
}
