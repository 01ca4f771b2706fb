package io.tocsin.core.outbox;

import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.Words;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.outbox.OutboxStore.Posted;
import io.tocsin.core.writer.Queries;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries one thing to its platform, as that platform can take it. */
final class Courier {
  /** Nothing comes after a deletion. */
  private static final long NEVER_OUTDATED = Long.MAX_VALUE;

  private final Map<String, ChatPlatform> platforms;
  private final Queries queries;
  private final LivingMessage living;
  private final Marks marks;
  private final StormDelivery storms;
  private final ChannelSteps steps;
  private final GroupCourier groups;
  private final PageCourier pages;

  Courier(
      Map<String, ChatPlatform> platforms,
      Queries queries,
      LivingMessage living,
      Marks marks,
      StormDelivery storms,
      ChannelSteps steps,
      GroupCourier groups,
      PageCourier pages) {
    this.platforms = Map.copyOf(platforms);
    this.queries = queries;
    this.living = living;
    this.marks = marks;
    this.storms = storms;
    this.steps = steps;
    this.groups = groups;
    this.pages = pages;
  }

  /**
   * What became of it.
   *
   * @param posted what the room shows now; null if nothing is to be remembered
   * @param sent whether the platform was asked at all
   */
  record Attempt(Delivery delivery, @Nullable Posted posted, boolean sent) {
    private static final Attempt UNNEEDED = new Attempt(new Delivery.Delivered(""), null, false);

    private static Attempt sent(Delivery delivery) {
      return new Attempt(delivery, null, true);
    }
  }

  Attempt deliver(Waiting waiting) {
    OutboxEntry entry = waiting.entry();
    if (entry.content() instanceof Content.Page(UUID page)) {
      return Attempt.sent(pages.deliver(page, entry.id(), waiting.mayBeRepeat()));
    }
    if (entry.content() instanceof Content.Activation(UUID channel, Instant sent)) {
      return Attempt.sent(pages.sendCode(channel, sent, entry.id(), waiting.mayBeRepeat()));
    }
    ChatPlatform platform = platforms.get(Room.parse(entry.room()).platform());
    if (platform == null) {
      return new Attempt(new Delivery.Rejected("no platform serves this room"), null, false);
    }
    return switch (entry.content()) {
      case Content.Living wanted ->
          platform.capabilities().edit()
              ? change(waiting, wanted, platform)
              : sayOnce(waiting, wanted, platform);
      case Content.Story story -> Attempt.sent(tell(waiting, story, platform));
      case Content.Storm storm -> Attempt.sent(storms.show(platform, entry, storm.storm()));
      case Content.Notice notice -> post(waiting, notice, platform);
      case Content.Step step -> Attempt.sent(steps.carryOut(waiting, step, platform));
      case Content.Group group -> Attempt.sent(groups.deliver(entry.room(), group, platform));
      case Content.Page page -> Attempt.UNNEEDED;
      case Content.Activation activation -> Attempt.UNNEEDED;
    };
  }

  /** Where nothing can be changed the card is sent as it begins; its story tells the rest. */
  private Attempt sayOnce(Waiting waiting, Content.Living wanted, ChatPlatform platform) {
    if (!wanted.first()) {
      return Attempt.UNNEEDED;
    }
    Message message = message(incident(waiting, wanted.incident()));
    return Attempt.sent(platform.deliver(parcel(waiting, null, null, message)));
  }

  private Attempt change(Waiting waiting, Content.Living wanted, ChatPlatform platform) {
    Posted posted = posted(waiting, wanted).orElse(null);
    if (posted != null && posted.version() >= waiting.version()) {
      return Attempt.UNNEEDED;
    }
    Optional<Incident> incident = incident(waiting, wanted.incident());
    String replaces = posted == null ? null : posted.reference();
    OutboxEntry entry = waiting.entry();
    Parcel parcel = parcel(waiting, null, replaces, message(incident));
    Delivery delivery = storms.deliver(platform, parcel, wanted.storm());
    if (delivery instanceof Delivery.Delivered(String reference)) {
      long version = incident.map(Incident::version).orElse(NEVER_OUTDATED);
      Posted shown = new Posted(entry.room(), wanted.incident(), reference, version);
      return new Attempt(delivery, shown, true);
    }
    return Attempt.sent(delivery);
  }

  /** Of an incident that was committed just now nothing can have been posted. */
  private Optional<Posted> posted(Waiting waiting, Content.Living wanted) {
    return wanted.first() && !waiting.mayBeRepeat()
        ? Optional.empty()
        : marks.posted(waiting.entry().room(), wanted.incident());
  }

  private Message message(Optional<Incident> incident) {
    return incident.map(living::of).orElseGet(living::ofDeleted);
  }

  private Optional<Incident> incident(Waiting waiting, UUID id) {
    Incident committed = waiting.snapshot();
    return committed == null
        ? queries.incident(id)
        : Optional.of(committed).filter(incident -> !incident.deleted());
  }

  private Delivery tell(Waiting waiting, Content.Story story, ChatPlatform platform) {
    OutboxEntry entry = waiting.entry();
    if (!platform.capabilities().threads()) {
      Message named = named(story.message(), incident(waiting, story.incident()));
      return platform.deliver(parcel(waiting, null, null, named));
    }
    UUID storm = story.storm();
    String thread = storm == null ? card(entry.room(), story.incident()) : null;
    return storms.deliver(platform, parcel(waiting, thread, null, story.message()), storm);
  }

  private @Nullable String card(String room, UUID incident) {
    return marks.posted(room, incident).map(Posted::reference).orElse(null);
  }

  /** Where nothing can be changed in place, what came later stands below already. */
  private Attempt post(Waiting waiting, Content.Notice notice, ChatPlatform platform) {
    OutboxEntry entry = waiting.entry();
    boolean changes = notice.version() > 1;
    if (changes && !platform.capabilities().edit()) {
      return Attempt.UNNEEDED;
    }
    Optional<Posted> first =
        changes ? marks.posted(entry.room(), notice.thread()) : Optional.empty();
    String replaces = first.map(Posted::reference).orElse(null);
    Delivery delivery = platform.deliver(parcel(waiting, null, replaces, notice.message()));
    if (notice.version() > 0 && delivery instanceof Delivery.Delivered(String reference)) {
      Posted shown = new Posted(entry.room(), notice.thread(), reference, notice.version());
      return new Attempt(delivery, shown, true);
    }
    return Attempt.sent(delivery);
  }

  /** Outside of a thread a line has to say what it is about. */
  private static Message named(Message line, Optional<Incident> incident) {
    return incident
        .map(known -> Message.text(Words.name(known) + ": " + line.fallback()))
        .orElse(line);
  }

  private static Parcel parcel(
      Waiting waiting, @Nullable String thread, @Nullable String replaces, Message message) {
    OutboxEntry entry = waiting.entry();
    Room room = Room.parse(entry.room());
    return new Parcel(entry.id(), room, thread, replaces, message, waiting.mayBeRepeat());
  }
}
