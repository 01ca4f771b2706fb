package io.tocsin.core.outbox;

import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.outbox.OutboxStore.Posted;
import io.tocsin.core.writer.Queries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out of the house what was committed: in order for each room, rooms independent of each
 * other, again and again until the platform has it or refuses it for good.
 *
 * <p>What this node committed is handed to it in memory ({@link #offer}); what a node left behind
 * that is gone comes from the table ({@link #recover}). Delivery is at least once: an attempt after
 * a crash carries the same delivery id.
 */
public final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int BATCH = 500;

  /** Nothing comes after a deletion. */
  private static final long NEVER_OUTDATED = Long.MAX_VALUE;

  private final OutboxStore store;
  private final Queries queries;
  private final LivingMessage living;
  private final Map<String, ChatPlatform> platforms;
  private final Executor executor;
  private final Map<String, RoomQueue> rooms = new ConcurrentHashMap<>();

  /**
   * @param platforms by their names
   * @param executor runs the deliveries of one room; those of several rooms may run at once
   */
  public Relay(
      OutboxStore store,
      Queries queries,
      LivingMessage living,
      Map<String, ChatPlatform> platforms,
      Executor executor) {
    this.store = store;
    this.queries = queries;
    this.living = living;
    this.platforms = Map.copyOf(platforms);
    this.executor = executor;
  }

  /** Takes entries that this node has committed, in the order of their commit. Never blocks. */
  public void offer(List<OutboxEntry> entries) {
    for (OutboxEntry entry : entries) {
      rooms.computeIfAbsent(entry.room(), room -> new RoomQueue()).add(entry);
    }
  }

  /** Takes over what nodes left behind that are gone. Answers how many entries there were. */
  public int recover() {
    List<OutboxEntry> left = store.takeOver(BATCH);
    offer(left);
    return left.size();
  }

  /** Starts the delivery of everything that is due. Answers how many rooms had something. */
  public int runOnce(Instant now) {
    int started = 0;
    for (RoomQueue queue : rooms.values()) {
      if (queue.begin(now)) {
        started++;
        executor.execute(() -> drain(queue, now));
      }
    }
    return started;
  }

  /** When the next retry is due; empty if nothing waits for one. */
  public Optional<Instant> nextDue() {
    return rooms.values().stream().flatMap(queue -> queue.due().stream()).min(Instant::compareTo);
  }

  /** Looks again after it has let go of the room: what came in between was turned away. */
  private void drain(RoomQueue queue, Instant now) {
    do {
      try {
        deliverInTurn(queue, now);
      } finally {
        queue.end();
      }
    } while (queue.begin(now));
  }

  private void deliverInTurn(RoomQueue queue, Instant now) {
    OutboxEntry entry = queue.head();
    while (entry != null && attempt(entry, queue, now)) {
      entry = queue.head();
    }
  }

  /**
   * One attempt; whatever breaks in it is tried again later. Answers whether the next may follow.
   */
  private boolean attempt(OutboxEntry entry, RoomQueue queue, Instant now) {
    try {
      return settle(entry, deliver(entry), queue, now);
    } catch (RuntimeException e) {
      LOG.warn("Delivery {} to {} failed and is tried again", entry.id(), entry.room(), e);
      queue.putOff(RoomQueue.FIRST_PAUSE, now);
      return false;
    }
  }

  private boolean settle(OutboxEntry entry, Attempt attempt, RoomQueue queue, Instant now) {
    switch (attempt.delivery()) {
      case Delivery.RetryLater(Duration pause, String reason) -> {
        LOG.info("Delivery {} to {} is put off: {}", entry.id(), entry.room(), reason);
        queue.putOff(pause, now);
        return false;
      }
      case Delivery.Rejected(String reason) ->
          LOG.warn("Delivery {} to {} was refused: {}", entry.id(), entry.room(), reason);
      case Delivery.Delivered delivered -> {}
    }
    List<UUID> done = queue.satisfiedBy(entry, attempt.shownVersion());
    store.done(done, now);
    queue.settled(done);
    return true;
  }

  private Attempt deliver(OutboxEntry entry) {
    ChatPlatform platform = platforms.get(Room.parse(entry.room()).platform());
    if (platform == null) {
      return new Attempt(new Delivery.Rejected("no platform serves this room"), 0);
    }
    return switch (entry.content()) {
      case Content.Living wanted -> deliverLiving(entry, wanted, platform);
      case Content.Story story -> new Attempt(deliverStory(entry, story, platform), 0);
      case Content.Notice notice -> new Attempt(deliverNotice(entry, notice, platform), 0);
    };
  }

  private Attempt deliverLiving(OutboxEntry entry, Content.Living wanted, ChatPlatform platform) {
    Optional<Posted> posted = store.posted(entry.room(), wanted.incident());
    if (posted.isPresent() && posted.get().version() >= wanted.version()) {
      return new Attempt(new Delivery.Delivered(posted.get().reference()), posted.get().version());
    }
    Optional<Incident> incident = queries.incident(wanted.incident());
    Message message = incident.map(living::of).orElseGet(living::ofDeleted);
    long version = incident.map(Incident::version).orElse(NEVER_OUTDATED);
    String replaces = posted.map(Posted::reference).orElse(null);
    Delivery delivery = platform.deliver(parcel(entry, null, replaces, message));
    if (delivery instanceof Delivery.Delivered(String reference)) {
      store.remember(new Posted(entry.room(), wanted.incident(), reference, version));
    }
    return new Attempt(delivery, version);
  }

  private Delivery deliverStory(OutboxEntry entry, Content.Story story, ChatPlatform platform) {
    Optional<Posted> living = store.posted(entry.room(), story.incident());
    String thread = living.map(Posted::reference).orElse(null);
    return platform.deliver(parcel(entry, thread, null, story.message()));
  }

  /** Where nothing can be changed in place, what came later stands below already. */
  private Delivery deliverNotice(OutboxEntry entry, Content.Notice notice, ChatPlatform platform) {
    Optional<Posted> first =
        notice.version() > 1 ? store.posted(entry.room(), notice.thread()) : Optional.empty();
    if (first.isPresent() && !platform.capabilities().edit()) {
      return new Delivery.Delivered(first.get().reference());
    }
    String replaces = first.map(Posted::reference).orElse(null);
    Delivery delivery = platform.deliver(parcel(entry, null, replaces, notice.message()));
    if (notice.version() > 0 && delivery instanceof Delivery.Delivered(String reference)) {
      store.remember(new Posted(entry.room(), notice.thread(), reference, notice.version()));
    }
    return delivery;
  }

  /**
   * @param shownVersion of the incident that its living message shows now; 0 if it is none
   */
  private record Attempt(Delivery delivery, long shownVersion) {}

  private static Parcel parcel(
      OutboxEntry entry, @Nullable String thread, @Nullable String replaces, Message message) {
    return new Parcel(entry.id(), Room.parse(entry.room()), thread, replaces, message);
  }
}
