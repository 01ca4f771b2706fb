package io.tocsin.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one room, in order; one delivery at a time. The cards of storms alone overtake,
 * with every second delivery at most; and one that has to wait lets the others pass. Safe for
 * several threads.
 *
 * <p>It holds no more than {@value #MOST} entries. What comes when it is full, and what other nodes
 * leave to this one, is in the table only: when all that it holds is gone, the delivering thread
 * reads on there.
 */
final class RoomQueue {
  static final int MOST = 4_000;
  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final String room;
  private final Deque<Waiting> line = new ArrayDeque<>();
  private final Deque<Waiting> storms = new ArrayDeque<>();
  private final Map<UUID, Waiting> cards = new HashMap<>();

  /**
   * What was found in the table lately. This node may find there what it has committed just now,
   * before it is offered that: then it must not take it once more.
   */
  private final Set<UUID> found =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
              return size() > MOST;
            }
          });

  private @Nullable Waiting head;
  private boolean stormWasLast;
  private Instant stormNotBefore = Instant.MIN;
  private boolean moreInTable;
  private @Nullable List<Waiting> cameMeanwhile;
  private boolean busy;
  private int attempts;
  private Instant notBefore = Instant.MIN;

  RoomQueue(String room) {
    this.room = room;
  }

  String room() {
    return room;
  }

  /** Takes an entry that was committed just now. */
  synchronized void add(Waiting waiting) {
    if (found.containsAll(waiting.ids())) {
      return;
    }
    if (cameMeanwhile != null) {
      cameMeanwhile.add(waiting);
    } else if (moreInTable || line.size() >= MOST) {
      moreInTable = true;
    } else {
      append(waiting);
    }
  }

  private void append(Waiting waiting) {
    UUID card = waiting.card();
    Waiting same = card == null ? null : cards.get(card);
    if (same != null) {
      same.add(waiting);
      return;
    }
    lineOf(waiting).addLast(waiting);
    if (card != null) {
      cards.put(card, waiting);
    }
  }

  private Deque<Waiting> lineOf(Waiting waiting) {
    return waiting.isStorm() ? storms : line;
  }

  private boolean isStormDue(Instant now) {
    return !storms.isEmpty() && !now.isBefore(stormNotBefore);
  }

  /** There is something in the table that it has not been given. */
  synchronized void lookInTable() {
    moreInTable = true;
  }

  /** What it holds may be another node's by now: only the table knows. */
  synchronized void forget() {
    head = null;
    line.clear();
    storms.clear();
    cards.clear();
    moreInTable = true;
  }

  /** Whether the table is to be read: all that it held is gone. From now on it keeps what comes. */
  synchronized boolean beginReading() {
    if (!moreInTable || head != null || !line.isEmpty()) {
      return false;
    }
    moreInTable = false;
    cameMeanwhile = new ArrayList<>();
    return true;
  }

  /**
   * Takes what the table had.
   *
   * @param all whether that was all; what came meanwhile is behind it then, and else in the table
   */
  synchronized void endReading(List<OutboxEntry> read, boolean all) {
    List<Waiting> meanwhile = cameMeanwhile == null ? List.of() : cameMeanwhile;
    cameMeanwhile = null;
    for (OutboxEntry entry : read) {
      found.add(entry.id());
      append(Waiting.fromTable(entry));
    }
    if (all) {
      meanwhile.stream().filter(one -> !found.containsAll(one.ids())).forEach(this::append);
    } else {
      moreInTable = true;
    }
  }

  /** Nothing could be read; it is to be read later. */
  synchronized void readingFailed() {
    cameMeanwhile = null;
    moreInTable = true;
  }

  /** Claims the room for one delivering thread, if something is due and nobody else delivers. */
  synchronized boolean begin(Instant now) {
    if (busy || now.isBefore(notBefore)) {
      return false;
    }
    busy = head != null || !line.isEmpty() || moreInTable || isStormDue(now);
    return busy;
  }

  synchronized void end() {
    busy = false;
  }

  /**
   * The next to be delivered, as new as it can be; it stays the next until it is settled. What
   * comes for the same card from now on waits for itself.
   */
  synchronized @Nullable Waiting head(Instant now) {
    Waiting next = head == null ? next(now) : head;
    Waiting newest = next == null || next.card() == null ? null : cards.remove(next.card());
    if (next != null && newest != null && newest != next) {
      lineOf(newest).remove(newest);
      next.add(newest);
    }
    head = next;
    return next;
  }

  private @Nullable Waiting next(Instant now) {
    boolean storm = isStormDue(now) && (line.isEmpty() || !stormWasLast);
    return (storm ? storms : line).pollFirst();
  }

  /** Whether the head was tried before. */
  synchronized boolean wasPutOff() {
    return attempts > 0;
  }

  /** The head was dealt with; the next one may follow at once. */
  synchronized void settled(Waiting done) {
    attempts = 0;
    notBefore = Instant.MIN;
    stormWasLast = done.isStorm();
    if (head == done) {
      head = null;
    }
  }

  /**
   * Puts the room off, longer with each attempt but never shorter than the platform asked for; or,
   * if that was the card of a storm, nothing else than such cards.
   */
  synchronized void putOff(Duration pause, Instant now) {
    if (head != null && head.isStorm()) {
      storms.addFirst(head);
      head = null;
      stormNotBefore = now.plus(pause);
      return;
    }
    attempts++;
    notBefore = now.plus(longer(pause, backOff()));
  }

  private Duration backOff() {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
