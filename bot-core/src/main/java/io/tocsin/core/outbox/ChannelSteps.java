package io.tocsin.core.outbox;

import io.tocsin.core.chat.Channels;
import io.tocsin.core.chat.Channels.Link;
import io.tocsin.core.chat.Channels.Opened;
import io.tocsin.core.chat.Channels.Wanted;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.Words;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.OwnChannel;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.outbox.OutboxEntry.Content.Step;
import io.tocsin.core.outbox.OutboxStore.Posted;
import io.tocsin.core.writer.Queries;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the steps of the channel that an incident has for itself. Each is an entry of its
 * own, and what is done at one is durable before it is settled: so after a crash between any two of
 * them it goes on at the next, and in the middle of one that one is done again, which changes
 * nothing.
 *
 * <p>A step looks at the incident as it is now: what is no longer wanted is left out.
 */
final class ChannelSteps {
  private static final Delivery UNNEEDED = new Delivered("");

  private final Queries queries;
  private final Marks marks;
  private final ChannelLog log;

  ChannelSteps(Queries queries, Marks marks, ChannelLog log) {
    this.queries = queries;
    this.marks = marks;
    this.log = log;
  }

  Delivery carryOut(Waiting waiting, Step step, ChatPlatform platform) {
    Optional<Channels> channels = platform.channels();
    if (channels.isEmpty()) {
      return new Rejected("this chat gives incidents no channels");
    }
    return queries
        .incident(step.incident())
        .map(incident -> carryOut(waiting, step, incident, channels.get()))
        .orElse(UNNEEDED);
  }

  private Delivery carryOut(Waiting waiting, Step step, Incident incident, Channels channels) {
    Room room = Room.parse(waiting.entry().room());
    OwnChannel own = incident.routing().channel();
    if (own == null) {
      return UNNEEDED;
    }
    return switch (step.what()) {
      case OPEN -> open(waiting, incident, own, channels);
      case DESCRIBE -> channels.describe(room, topic(incident));
      case INVITE -> channels.invite(room, own.people());
      case PIN -> pin(room, incident, channels);
      case BOOKMARK -> bookmark(room, incident, channels);
      case ARCHIVE -> incident.isOpen() ? UNNEEDED : channels.archive(room);
    };
  }

  private Delivery open(Waiting waiting, Incident incident, OwnChannel own, Channels channels) {
    String before = own.room();
    boolean over = incident.isResolved() && !waiting.mayBeRepeat();
    if (over || before != null && incident.routing().rooms().contains(before)) {
      return UNNEEDED;
    }
    return settled(incident, channels.open(wanted(waiting, own)));
  }

  private Delivery settled(Incident incident, Opened opened) {
    return switch (opened) {
      case Opened.Open(Room channel, String name) -> {
        log.opened(incident.id(), channel, name);
        yield new Delivered(channel.id());
      }
      case Opened.Failed(Delivery why) -> {
        if (why instanceof Rejected(String reason)) {
          log.refused(incident.id(), reason);
        }
        yield why;
      }
    };
  }

  private static Wanted wanted(Waiting waiting, OwnChannel own) {
    OutboxEntry entry = waiting.entry();
    String before = own.room();
    return new Wanted(
        Room.parse(own.workspace()),
        own.wish(),
        entry.createdAt(),
        before == null ? null : Room.parse(before),
        waiting.mayBeRepeat());
  }

  private static String topic(Incident incident) {
    return "%s · %s · plan %s"
        .formatted(
            Words.name(incident), Words.impact(incident.headline().impact()), incident.plan());
  }

  private Delivery pin(Room room, Incident incident, Channels channels) {
    return marks
        .posted(room.id(), incident.id())
        .map(Posted::reference)
        .map(card -> channels.pin(room, card))
        .orElse(UNNEEDED);
  }

  private static Delivery bookmark(Room room, Incident incident, Channels channels) {
    List<Link> links = incident.relatedItems().stream().flatMap(ChannelSteps::link).toList();
    return links.isEmpty() ? UNNEEDED : channels.bookmark(room, links);
  }

  private static Stream<Link> link(RelatedItem item) {
    String url = item.identifier().value().url();
    return url == null ? Stream.empty() : Stream.of(new Link(title(item.title(), url), url));
  }

  private static String title(@Nullable String title, String url) {
    return title == null || title.isBlank() ? url : title;
  }
}
