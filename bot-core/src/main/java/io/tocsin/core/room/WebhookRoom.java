package io.tocsin.core.room;

import io.tocsin.core.access.Sealed;
import io.tocsin.core.chat.Room;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import java.time.Instant;

/**
 * A room that is an incoming webhook of some chat: messages go in, nothing comes back.
 *
 * @param host where its address leads; the rest of the address is the secret
 */
public record WebhookRoom(
    String name,
    WebhookFormat format,
    String host,
    Sealed url,
    String createdBy,
    Instant createdAt) {
  /** The platform that serves these rooms. */
  public static final String PLATFORM = "webhook";

  /** Its identifier among all rooms. */
  public String id() {
    return id(name);
  }

  public static String id(String name) {
    return new Room(PLATFORM, name).id();
  }

  public WebhookRoom with(Sealed other) {
    return new WebhookRoom(name, format, host, other, createdBy, createdAt);
  }
}
