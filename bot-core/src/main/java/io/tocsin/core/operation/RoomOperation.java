package io.tocsin.core.operation;

import io.tocsin.core.access.Secret;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on rooms: those of the local chat, and incoming webhooks. Tocsin's own. */
public sealed interface RoomOperation<R> extends Operation<R>, Own {

  String NAME = "^[a-z0-9][a-z0-9_-]*$";

  /**
   * Makes a room; making one that is there in the same way changes nothing and is no error.
   *
   * @param webhook where messages are posted to; null for a room of the local chat
   * @param format how they are written there; null for what the address suggests
   */
  record CreateRoom(
      @NotNull
          @Size(min = 1, max = 80)
          @Pattern(regexp = NAME)
          @InWords("small letters, digits, - and _")
          String name,
      @Nullable Secret webhook,
      @Nullable WebhookFormat format)
      implements RoomOperation<Done> {

    /** A room of the local chat. */
    public CreateRoom(String name) {
      this(name, null, null);
    }
  }

  /** Removes a webhook room that no plan names. */
  record DeleteRoom(@NotNull @Size(max = 80) String name)
      implements RoomOperation<Done>, Destructive {}

  record ListRooms() implements RoomOperation<ListRoomsOutput> {}

  record ListRoomsOutput(List<RoomSummary> rooms) {}

  /**
   * @param format null for a room of the local chat
   * @param host where a webhook leads; the rest of its address is told to nobody
   */
  record RoomSummary(
      String name,
      RoomKind kind,
      @Nullable WebhookFormat format,
      @Nullable String host,
      @Nullable Instant creationTime) {}

  /** What waits for rooms, and what they have refused lately. */
  record ListDeliveries() implements RoomOperation<ListDeliveriesOutput> {}

  /**
   * @param rooms only those with which something is the matter, sorted by name
   */
  record ListDeliveriesOutput(List<RoomDeliveries> rooms) {}

  /**
   * @param room identifier of the room, with its platform
   * @param waiting how many deliveries wait, and of a very long backlog the oldest part
   * @param oldestTime of those that wait; null if none does
   * @param waitingFor why the latest attempt was put off; null if none was
   * @param refused how many were refused for good since {@code refusedSince}
   * @param refusal what was said of the latest of them; null if none was refused
   */
  record RoomDeliveries(
      String room,
      int waiting,
      @Nullable Instant oldestTime,
      @Nullable String waitingFor,
      int refused,
      @Nullable String refusal,
      @Nullable Instant refusedSince,
      @Nullable Instant lastRefusalTime) {}

  enum RoomKind {
    LOCAL,
    WEBHOOK
  }

  /** How a message is written for a webhook. */
  enum WebhookFormat {
    SLACK,
    CHIME
  }
}
