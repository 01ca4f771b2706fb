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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
  private final Letters letters;

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
    this.letters = new Letters(pages, marks);
  }

  /**
   * What became of it.
   *
   * @param posted what the room shows now; null if nothing is to be remembered
   * @param sent whether the platform was asked at all
   */
  record Attempt(Delivery delivery, @Nullable Posted posted, boolean sent) {
    static final Attempt UNNEEDED = new Attempt(new Delivery.Delivered(""), null, false);

    static Attempt sent(Delivery delivery) {
      return new Attempt(delivery, null, true);
    }
  }

  Attempt deliver(Waiting waiting) {
    return switch (waiting.entry().content()) {
      case Content.Page(UUID page) -> letters.page(page, waiting);
      case Content.PageEnd(UUID page) -> letters.end(page, waiting);
      case Content.Activation letter -> letters.code(letter, waiting);
      case Content.Living wanted -> on(waiting, platform -> show(waiting, wanted, platform));
      case Content.Story story ->
          on(waiting, platform -> Attempt.sent(tell(waiting, story, platform)));
      case Content.Storm storm ->
          on(
              waiting,
              platform -> Attempt.sent(storms.show(platform, waiting.entry(), storm.storm())));
      case Content.Notice notice -> on(waiting, platform -> post(waiting, notice, platform));
      case Content.Step step ->
          on(waiting, platform -> Attempt.sent(steps.carryOut(waiting, step, platform)));
      case Content.Group group ->
          on(
              waiting,
              platform -> Attempt.sent(groups.deliver(waiting.entry().room(), group, platform)));
    };
  }

  private Attempt on(Waiting waiting, Function<ChatPlatform, Attempt> how) {
    ChatPlatform platform = platforms.get(Room.parse(waiting.entry().room()).platform());
    return platform == null
        ? new Attempt(new Delivery.Rejected("no platform serves this room"), null, false)
        : how.apply(platform);
  }

  private Attempt show(Waiting waiting, Content.Living wanted, ChatPlatform platform) {
    return platform.capabilities().edit()
        ? change(waiting, wanted, platform)
        : sayOnce(waiting, wanted, platform);
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
