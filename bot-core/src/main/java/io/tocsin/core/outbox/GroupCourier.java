package io.tocsin.core.outbox;

import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.outbox.OutboxEntry.Content;

/** Makes groups of people in a chat of whoever is on call. */
public interface GroupCourier {

  /**
   * Sets a group to those who are on call by now, unless it follows its schedule no more. What has
   * become of it is written down. Called with no transaction open; may block.
   *
   * @param room the group's identifier in place of a room's
   * @throws io.tocsin.core.Unavailable while the database is away
   */
  Delivery deliver(String room, Content.Group group, ChatPlatform platform);
}
