package io.tocsin.core.testkit;

import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.outbox.GroupCourier;
import io.tocsin.core.outbox.OutboxEntry.Content;

/** For stories in which no group follows a schedule. */
public final class NoGroups implements GroupCourier {
  @Override
  public Delivery deliver(String room, Content.Group group, ChatPlatform platform) {
    throw new AssertionError("Nobody asked for " + room);
  }
}
