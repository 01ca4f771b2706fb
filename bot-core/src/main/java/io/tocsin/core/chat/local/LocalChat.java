package io.tocsin.core.chat.local;

import io.tocsin.core.Ids;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.DirectMessages;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.LocalChatStore.NoSuchRoom;
import io.tocsin.core.chat.local.Posts.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The chat of the house as a platform: what the relay delivers into it, and what people read from
 * it. What they say goes in by {@link LocalInbox}. An answer that tells a secret is read once as it
 * is, by its one reader and on this node; it is never stored, so a later look finds a mask.
 *
 * <p>Readers throw {@link Unavailable} while the database is away.
 */
public final class LocalChat implements ChatPlatform {
  public static final String NAME = "local";

  /** How many messages one look answers at most. */
  public static final int PAGE = 200;

  private static final Capabilities EVERYTHING = new Capabilities(true, true, true, true);

  private final LocalChatStore store;
  private final RoomSignals signals = new RoomSignals();
  private final Disclosures disclosures;
  private final Posts posts;
  private final History history;

  /** Rooms for all that were found; a room of this chat never goes. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * @param botName what the bot is called in its rooms
   */
  public LocalChat(LocalChatStore store, Clock clock, Ids ids, String botName) {
    this.store = store;
    this.disclosures = new Disclosures(clock);
    this.posts = new Posts(store, signals, disclosures, clock, ids, botName);
    this.history = new History(store);
  }

  /**
   * Messages that are new or changed, by ascending cursor.
   *
   * @param cursor what to ask with the next time
   */
  public record Changes(List<LocalMessage> messages, long cursor) {
    public Changes {
      messages = List.copyOf(messages);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Capabilities capabilities() {
    return EVERYTHING;
  }

  @Override
  public Delivery deliver(Parcel parcel) {
    if (!parcel.room().platform().equals(NAME)) {
      return new Delivery.Rejected(
          "The local chat has no rooms of " + parcel.room().platform() + ".");
    }
    try {
      return parcel.replaces() == null ? post(parcel) : edit(parcel, parcel.replaces());
    } catch (Unavailable away) {
      return new Delivery.RetryLater(away.retryAfter(), "The database is away.");
    } catch (NoSuchRoom missing) {
      return new Delivery.Rejected("There is no local room " + parcel.room().name() + ".");
    }
  }

  private Delivery post(Parcel parcel) {
    String thread = parcel.thread();
    Optional<UUID> root = thread == null ? Optional.empty() : References.parse(thread);
    if (thread != null && root.isEmpty()) {
      return new Delivery.Rejected("Not a message of the local chat: " + thread);
    }
    Place place = new Place(parcel.room().name(), root.orElse(null), null);
    return delivered(posts.delivered(place, parcel.deliveryId(), parcel.message()));
  }

  private Delivery edit(Parcel parcel, String reference) {
    return References.parse(reference)
        .flatMap(id -> posts.edit(id, parcel.deliveryId(), parcel.message()))
        .map(LocalChat::delivered)
        .orElseGet(() -> new Delivery.Rejected("There is no message " + reference + " any more."));
  }

  private static Delivery delivered(LocalMessage message) {
    return new Delivery.Delivered(message.id().toString());
  }

  /** What was said, to leaf through. */
  public History history() {
    return history;
  }

  /** Messages from the history as that person sees them now; what is told only once is told. */
  public List<LocalMessage> told(List<LocalMessage> messages, String viewer) {
    return disclosures.to(viewer, messages);
  }

  @Override
  public Optional<DirectMessages> directMessages() {
    return Optional.of(new Whispers(store, posts));
  }

  /** Names of all rooms that this person may enter, sorted. */
  public List<String> rooms(String viewer) {
    return store.rooms().stream().filter(room -> PrivateRoom.isVisible(room, viewer)).toList();
  }

  /** A message, if there is one and that person may see it. */
  public Optional<LocalMessage> message(UUID id, String viewer) {
    return store.message(id).filter(found -> mayRead(found, viewer));
  }

  /**
   * What changed in a room after a cursor; if nothing did, waits for it. Answers empty and with the
   * same cursor when the wait is over, or when the thread was interrupted.
   *
   * @param viewer who asks; what is private to others is left out
   * @param thread only this thread with the message it hangs on; null for the whole room
   * @param wait how long to wait at most; zero for not at all
   */
  public Changes changes(
      String room, String viewer, long after, @Nullable UUID thread, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    List<LocalMessage> found;
    long count;
    do {
      count = signals.count(room);
      found = store.changes(room, viewer, after, thread, PAGE);
    } while (found.isEmpty() && signals.await(room, count, end - System.nanoTime()));
    return new Changes(disclosures.to(viewer, found), cursorAfter(found, after));
  }

  /** The last {@link #PAGE} messages of a room (or of one of its threads), by ascending cursor. */
  public Changes latest(String room, String viewer, @Nullable UUID thread) {
    long head = store.head(room);
    long window = PAGE;
    List<LocalMessage> found = since(room, viewer, Math.max(0, head - window), thread);
    // Edits and other people's private answers leave gaps between cursors, so a look may find too
    // few.
    while (found.size() < PAGE && window < head) {
      window *= 4;
      found = since(room, viewer, Math.max(0, head - window), thread);
    }
    int first = Math.max(0, found.size() - PAGE);
    List<LocalMessage> last = found.subList(first, found.size());
    return new Changes(disclosures.to(viewer, last), cursorAfter(found, head));
  }

  /** To be called when a room changed by other ways than this object, as on another node. */
  public void changed(String room) {
    signals.changed(room);
  }

  /**
   * What to tell somebody who named a room that is not there for them; empty if it is. Everybody's
   * private room is there for them, also if nothing was said in it yet.
   */
  public Optional<Heard.Unknown> unknownRoom(String room, String viewer) {
    if (isOwn(room, viewer)) {
      return Optional.empty();
    }
    List<String> rooms = rooms(viewer);
    rooms.stream().filter(found -> PrivateRoom.owner(found).isEmpty()).forEach(known::add);
    return rooms.contains(room)
        ? Optional.empty()
        : Optional.of(new Heard.Unknown(References.unknownRoom(room, rooms)));
  }

  private boolean isOwn(String room, String viewer) {
    return PrivateRoom.owner(room)
        .filter(owner -> owner.equals(viewer))
        .filter(owner -> PersonName.problem(owner, posts.botName()).isEmpty())
        .isPresent();
  }

  /** The same, without asking the database for a room that was there before. */
  Optional<Heard.Unknown> neverSeenRoom(String room, String viewer) {
    return known.contains(room) ? Optional.empty() : unknownRoom(room, viewer);
  }

  /** Where what somebody says in a room stands, outside of any thread. */
  Place place(String room) {
    Optional<String> owner = PrivateRoom.owner(room);
    owner.ifPresent(it -> store.open(room, posts.now()));
    return new Place(room, null, owner.orElse(null));
  }

  Posts posts() {
    return posts;
  }

  private List<LocalMessage> since(String room, String viewer, long after, @Nullable UUID thread) {
    List<LocalMessage> all = new ArrayList<>();
    List<LocalMessage> page;
    long cursor = after;
    do {
      page = store.changes(room, viewer, cursor, thread, PAGE);
      all.addAll(page);
      cursor = cursorAfter(page, cursor);
    } while (page.size() == PAGE);
    return all;
  }

  private static long cursorAfter(List<LocalMessage> found, long before) {
    return found.isEmpty() ? before : Math.max(before, found.getLast().cursor());
  }

  private static boolean mayRead(LocalMessage message, String viewer) {
    return message.privateTo() == null || message.privateTo().equals(viewer);
  }
}
