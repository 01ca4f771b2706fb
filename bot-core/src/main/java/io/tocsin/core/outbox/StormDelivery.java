package io.tocsin.core.outbox;

import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.StormMessage;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.Storm.Tally;
import io.tocsin.core.outbox.OutboxStore.Posted;
import io.tocsin.core.writer.Queries;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cards of storms, and what a storm means for the other messages of its room: those of its
 * incidents go into the card's thread, and new ones beside it come slowly. Called for one delivery
 * in a room at a time.
 *
 * <p>The first delivery of a card has the identifier of its storm, whoever makes it; so two nodes
 * that begin it at once put it up once, where the platform recognises a repeat.
 */
final class StormDelivery {
  private final BiFunction<String, UUID, Optional<Posted>> posted;
  private final Consumer<Posted> remember;
  private final Queries queries;
  private final StormMessage card;
  private final Clock clock;
  private final Map<String, RoomPace> rooms = new ConcurrentHashMap<>();

  /**
   * @param posted the message that stands for something in a room
   * @param remember keeps that in mind
   */
  StormDelivery(
      BiFunction<String, UUID, Optional<Posted>> posted,
      Consumer<Posted> remember,
      Queries queries,
      StormMessage card,
      Clock clock) {
    this.posted = posted;
    this.remember = remember;
    this.queries = queries;
    this.card = card;
    this.clock = clock;
  }

  /** The card of this storm is on its way: there is a storm in the room, or was until just now. */
  void announced(String room, UUID storm) {
    pace(room).announce(storm, clock.instant().plus(RoomPace.NEW));
  }

  /** These storms are raging, on whatever node they began. */
  void raging(Collection<Storm> storms) {
    storms.forEach(storm -> pace(storm.room()).stormUntil(storm.latest().plus(Storm.QUIET)));
  }

  /**
   * Delivers a message of an incident.
   *
   * @param storm the storm in whose thread it belongs if it is new; null if it stands for itself
   */
  Delivery deliver(ChatPlatform platform, Parcel parcel, @Nullable UUID storm) {
    if (parcel.replaces() != null || parcel.thread() != null) {
      return platform.deliver(parcel);
    }
    return storm == null || !hasStorms(platform)
        ? postBehindCard(platform, parcel)
        : hang(platform, parcel, storm);
  }

  /** The news of a storm must not queue behind the single messages that it is there to replace. */
  private Delivery postBehindCard(ChatPlatform platform, Parcel parcel) {
    RoomPace pace = pace(parcel.room().id());
    if (hasStorms(platform)) {
      pace.announced()
          .filter(storm -> isSettled(posted(platform, parcel.room(), storm)))
          .ifPresent(pace::arrived);
    }
    return post(platform, parcel);
  }

  private static boolean isSettled(Delivery delivery) {
    return !(delivery instanceof Delivery.RetryLater);
  }

  private Delivery post(ChatPlatform platform, Parcel parcel) {
    return pace(parcel.room().id()).post(clock.instant(), () -> platform.deliver(parcel));
  }

  private Delivery hang(ChatPlatform platform, Parcel parcel, UUID storm) {
    return switch (posted(platform, parcel.room(), storm)) {
      case Delivery.Delivered(String card) -> platform.deliver(parcel.in(card));
      case Delivery.RetryLater later -> later;
      case Delivery.Rejected noCard -> post(platform, parcel);
    };
  }

  /** The card of a storm, which is put up if it is not there yet. */
  private Delivery posted(ChatPlatform platform, Room room, UUID storm) {
    return posted
        .apply(room.id(), storm)
        .<Delivery>map(posted -> new Delivery.Delivered(posted.reference()))
        .orElseGet(() -> show(platform, room, storm, storm));
  }

  /** Puts up the card of a storm or changes it, unless it shows already what there is to show. */
  Delivery show(ChatPlatform platform, OutboxEntry entry, UUID storm) {
    return show(platform, Room.parse(entry.room()), storm, entry.id());
  }

  private Delivery show(ChatPlatform platform, Room room, UUID storm, UUID delivery) {
    return hasStorms(platform)
        ? queries
            .storm(storm)
            .map(found -> show(platform, room, found, delivery))
            .orElse(new Delivery.Rejected("nothing is known of this storm any more"))
        : new Delivery.Rejected("this platform has no threads");
  }

  private Delivery show(ChatPlatform platform, Room room, Storm storm, UUID delivery) {
    Tally tally = queries.tally(storm);
    Optional<Posted> known = posted.apply(room.id(), storm.id());
    if (known.isPresent() && known.get().version() >= tally.version()) {
      return new Delivery.Delivered(known.get().reference());
    }
    Delivery shown =
        known
            .map(old -> edit(platform, room, old.reference(), storm, tally, delivery))
            .orElseGet(() -> begin(platform, room, storm, tally));
    if (shown instanceof Delivery.Delivered(String reference)) {
      remember.accept(new Posted(room.id(), storm.id(), reference, tally.version()));
    }
    return shown;
  }

  private Delivery begin(ChatPlatform platform, Room room, Storm storm, Tally tally) {
    Message message = message(storm, tally);
    return post(platform, new Parcel(storm.id(), room, null, null, message, true));
  }

  private Delivery edit(
      ChatPlatform platform, Room room, String old, Storm storm, Tally tally, UUID delivery) {
    return pace(room.id())
        .edit(
            clock.instant(),
            () -> platform.deliver(new Parcel(delivery, room, null, old, message(storm, tally))));
  }

  private Message message(Storm storm, Tally tally) {
    return card.of(storm, tally, queries.incidents(storm, StormMessage.LISTED));
  }

  private static boolean hasStorms(ChatPlatform platform) {
    Capabilities can = platform.capabilities();
    return can.edit() && can.threads();
  }

  private RoomPace pace(String room) {
    return rooms.computeIfAbsent(room, unknown -> new RoomPace());
  }
}
