package io.tocsin.core.oncall;

import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.UserGroups;
import io.tocsin.core.outbox.GroupCourier;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;

/**
 * Sets groups of people to whoever is on call. Who that is, and whether the group still follows its
 * schedule, is looked up when it is done: so the newest wins, and a repeat changes nothing.
 */
public record GroupSending(Queries queries, GroupLog log) implements GroupCourier {
  private static final Delivery UNNEEDED = new Delivery.Delivered("");

  @Override
  public Delivery deliver(String room, Content.Group group, ChatPlatform platform) {
    return queries
        .find(new Key.HandOver(group.schedule()))
        .filter(known -> room.equals(known.group()) && !known.members().isEmpty())
        .map(known -> set(room, known, platform))
        .orElse(UNNEEDED);
  }

  private Delivery set(String group, HandOver known, ChatPlatform platform) {
    Delivery delivery =
        platform
            .groups()
            .map(groups -> ask(groups, group, known))
            .orElseGet(() -> new Delivery.Rejected("this chat has no groups of people"));
    switch (delivery) {
      case Delivery.Delivered delivered -> log.settled(known.schedule(), group, null);
      case Delivery.Rejected(String reason) -> log.settled(known.schedule(), group, reason);
      case Delivery.RetryLater later -> {}
    }
    return delivery;
  }

  private static Delivery ask(UserGroups groups, String group, HandOver known) {
    return groups.set(Room.parse(group), known.members());
  }
}
