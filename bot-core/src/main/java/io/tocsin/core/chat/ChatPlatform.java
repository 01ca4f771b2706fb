package io.tocsin.core.chat;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A way out to people. Deliveries to one room come one after the other, in order. */
public interface ChatPlatform {

  /** The first part of the identifiers of its rooms. */
  String name();

  Capabilities capabilities();

  /**
   * Posts a new message, or changes one. Called with no transaction open; may block, must end
   * within a bounded time. Expected failures are answered, not thrown.
   */
  Delivery deliver(Parcel parcel);

  /** How incidents get channels of their own; empty where they cannot. */
  default Optional<Channels> channels() {
    return Optional.empty();
  }

  /** Its groups of people; empty where there are none. */
  default Optional<UserGroups> groups() {
    return Optional.empty();
  }

  /** How people are written to alone; empty where they cannot be. */
  default Optional<DirectMessages> directMessages() {
    return Optional.empty();
  }

  /**
   * @param deliveryId the same for every attempt to deliver the same thing, also after a crash
   * @param thread reference of the message in whose thread it belongs; null for the room itself
   * @param replaces reference of the message that it changes in place; null for a new one
   * @param mayBeRepeat whether somebody else, who is gone, may have delivered it already; what this
   *     object itself has tried, it has to remember
   */
  record Parcel(
      UUID deliveryId,
      Room room,
      @Nullable String thread,
      @Nullable String replaces,
      Message message,
      boolean mayBeRepeat) {

    /** A delivery that nobody else can have made. */
    public Parcel(
        UUID deliveryId,
        Room room,
        @Nullable String thread,
        @Nullable String replaces,
        Message message) {
      this(deliveryId, room, thread, replaces, message, false);
    }

    /** The same in the thread of another message. */
    public Parcel in(String card) {
      return new Parcel(deliveryId, room, card, null, message, mayBeRepeat);
    }
  }
}
