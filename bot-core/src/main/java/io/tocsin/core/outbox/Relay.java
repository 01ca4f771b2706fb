package io.tocsin.core.outbox;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.outbox.Courier.Attempt;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.writer.Committed;
import io.tocsin.core.writer.Queries;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out of the house what was committed: in order for each room, rooms independent of each
 * other, again and again until the platform has it or refuses it for good. The card of a storm
 * alone overtakes what waits, for it shows what is newest.
 *
 * <p>What this node committed is handed to it in memory ({@link #offer}) and leaves at once; what
 * other nodes have left comes from the table ({@link #takeOver}, {@link #handedOver}). Delivery is
 * at least once: an attempt after a crash carries the same delivery id. A node that was frozen and
 * overtaken looks at the table again before it sends.
 */
public final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int PAGE = 500;

  private final OutboxStore store;
  private final Marks marks;
  private final Courier courier;
  private final StormDelivery storms;
  private final Clock clock;
  private final Executor executor;
  private final Runnable marksWait;
  private final Map<String, RoomQueue> rooms = new ConcurrentHashMap<>();
  private final DeliveryObserver observer;
  private volatile long tenure;
  private volatile boolean stopped;

  /**
   * What the relay stands on.
   *
   * @param channels is told of the channels that incidents get
   * @param groups sets groups of people
   * @param pages carries pages to people
   * @param platforms by their names
   * @param executor runs the deliveries of one room; those of several rooms may run at once
   * @param marksWait is called when there is something for {@link #mark} to write; must not block
   */
  public record Parts(
      OutboxStore store,
      Queries queries,
      ChannelLog channels,
      GroupCourier groups,
      PageCourier pages,
      LivingMessage living,
      Map<String, ChatPlatform> platforms,
      Clock clock,
      Executor executor,
      Runnable marksWait) {}

  public Relay(Parts parts) {
    this(parts, DeliveryObserver.NONE);
  }

  /**
   * @param observer is told what becomes of deliveries
   */
  public Relay(Parts parts, DeliveryObserver observer) {
    this.observer = observer;
    this.store = parts.store();
    this.marks = new Marks(store);
    this.storms =
        new StormDelivery(
            marks::posted,
            shown -> marks.add(List.of(), shown),
            parts.queries(),
            parts.living().ofStorms(),
            parts.clock());
    ChannelSteps steps = new ChannelSteps(parts.queries(), marks, parts.channels());
    this.courier =
        new Courier(
            parts.platforms(),
            parts.queries(),
            parts.living(),
            marks,
            storms,
            steps,
            parts.groups(),
            parts.pages());
    this.clock = parts.clock();
    this.executor = parts.executor();
    this.marksWait = parts.marksWait();
  }

  /**
   * Takes what this node has committed, and starts its delivery. To be called in the order of the
   * commits. Never blocks.
   */
  public void offer(Committed committed) {
    List<OutboxEntry> entries = committed.entries();
    if (entries.isEmpty()) {
      return;
    }
    Map<UUID, Incident> incidents = committed.incidents();
    Set<RoomQueue> touched = new HashSet<>();
    for (OutboxEntry entry : entries) {
      if (entry.content() instanceof Content.Storm storm) {
        storms.announced(entry.room(), storm.storm());
      }
      RoomQueue queue = queue(entry.room());
      queue.add(Waiting.committedHere(entry, incidents.get(entry.content().incident())));
      touched.add(queue);
    }
    touched.forEach(this::start);
  }

  /** Makes known which storms are raging, on whatever node they began. */
  public void raging(Collection<Storm> raging) {
    storms.raging(raging);
  }

  /**
   * Takes over what nodes left behind that are gone. Answers how many rooms have something.
   *
   * @throws Unavailable if the database is away
   */
  public int takeOver() {
    assureTenure();
    return look(store.takeOver());
  }

  /**
   * Takes what other nodes have left to this one. Answers how many rooms have something.
   *
   * @throws Unavailable if the database is away
   */
  public int handedOver() {
    return look(store.handedOver());
  }

  private int look(Set<String> found) {
    for (String room : found) {
      RoomQueue queue = queue(room);
      queue.lookInTable();
      start(queue);
    }
    return found.size();
  }

  /** Starts what was put off and is due. Answers how many rooms had something. */
  public int runOnce() {
    return (int) rooms.values().stream().filter(this::start).count();
  }

  /**
   * Writes down what was dealt with. Answers how many entries.
   *
   * @throws Unavailable if the database is away; then all is kept for the next time
   */
  public int mark() {
    return marks.write();
  }

  /** Begins no more deliveries; those under way end. What waits stays in the table. */
  public void stop() {
    stopped = true;
  }

  private RoomQueue queue(String room) {
    return rooms.computeIfAbsent(room, RoomQueue::new);
  }

  private boolean start(RoomQueue queue) {
    boolean begun = !stopped && queue.begin(clock.instant());
    if (begun) {
      executor.execute(() -> drain(queue));
    }
    return begun;
  }

  /** Looks again after it has let go of the room: what came in between was turned away. */
  private void drain(RoomQueue queue) {
    do {
      try {
        deliverInTurn(queue);
      } finally {
        queue.end();
      }
    } while (!stopped && queue.begin(clock.instant()));
  }

  private void deliverInTurn(RoomQueue queue) {
    try {
      Waiting next = next(queue);
      while (next != null && !stopped && attempt(next, queue)) {
        next = next(queue);
      }
    } catch (Unavailable away) {
      LOG.info("Deliveries to {} wait: {}", queue.room(), away.getMessage());
      queue.putOff(away.retryAfter(), clock.instant());
      observer.putOff(queue.room(), "The database is away.");
    }
  }

  private @Nullable Waiting next(RoomQueue queue) {
    assureTenure();
    Waiting head = queue.head(clock.instant());
    if (head == null && queue.beginReading()) {
      read(queue);
      head = queue.head(clock.instant());
    }
    return head;
  }

  /** Whatever this node remembers as its own may be another's once it was taken for gone. */
  private void assureTenure() {
    long current = store.tenure();
    if (current != tenure) {
      tenure = current;
      rooms.values().forEach(RoomQueue::forget);
    }
  }

  /** What was dealt with has to be marked before, or the table would offer it once more. */
  private void read(RoomQueue queue) {
    boolean done = false;
    try {
      marks.write();
      List<OutboxEntry> found = store.waiting(queue.room(), PAGE);
      queue.endReading(found, found.size() < PAGE);
      done = true;
    } finally {
      if (!done) {
        queue.readingFailed();
      }
    }
  }

  /**
   * One attempt; whatever breaks in it is tried again later. Answers whether the next may follow.
   */
  private boolean attempt(Waiting waiting, RoomQueue queue) {
    OutboxEntry entry = waiting.entry();
    try {
      return settle(waiting, courier.deliver(waiting), queue);
    } catch (Unavailable away) {
      throw away;
    } catch (RuntimeException e) {
      try (LoggedAbout _ = new LoggedAbout(waiting)) {
        LOG.warn("Delivery {} to {} failed and is tried again", entry.id(), entry.room(), e);
      }
      queue.putOff(RoomQueue.FIRST_PAUSE, clock.instant());
      observer.putOff(entry.room(), "failed");
      return false;
    }
  }

  private boolean settle(Waiting waiting, Attempt attempt, RoomQueue queue) {
    OutboxEntry entry = waiting.entry();
    switch (attempt.delivery()) {
      case Delivery.RetryLater(Duration pause, String reason) -> {
        try (LoggedAbout _ = new LoggedAbout(waiting)) {
          LOG.info("Delivery {} to {} is put off: {}", entry.id(), entry.room(), reason);
        }
        queue.putOff(pause, clock.instant());
        observer.putOff(entry.room(), reason);
        return false;
      }
      case Delivery.Rejected(String reason) -> {
        try (LoggedAbout _ = new LoggedAbout(waiting)) {
          LOG.warn("Delivery {} to {} was refused: {}", entry.id(), entry.room(), reason);
        }
        observer.rejected(entry.room(), reason);
      }
      case Delivery.Delivered delivered -> {
        if (attempt.sent()) {
          boolean possibleRepeat = waiting.mayBeRepeat() || queue.wasPutOff();
          observer.delivered(entry.room(), entry.createdAt(), possibleRepeat);
        }
      }
    }
    marks.add(waiting.ids(), attempt.posted());
    queue.settled(waiting);
    marksWait.run();
    return true;
  }
}
