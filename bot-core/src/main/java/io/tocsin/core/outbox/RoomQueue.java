package io.tocsin.core.outbox;

import io.tocsin.core.outbox.OutboxEntry.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for one room, in order; one delivery at a time. Safe for several threads. */
final class RoomQueue {
  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Deque<OutboxEntry> entries = new ArrayDeque<>();
  private boolean busy;
  private int attempts;
  private Instant notBefore = Instant.MIN;

  synchronized void add(OutboxEntry entry) {
    entries.addLast(entry);
  }

  /** Claims the room for one delivering thread, if something is due and nobody else delivers. */
  synchronized boolean begin(Instant now) {
    if (busy || entries.isEmpty() || now.isBefore(notBefore)) {
      return false;
    }
    busy = true;
    return true;
  }

  synchronized void end() {
    busy = false;
  }

  synchronized @Nullable OutboxEntry head() {
    return entries.peekFirst();
  }

  /** The next attempt that had to be put off, if there is one. */
  synchronized Optional<Instant> due() {
    return busy || entries.isEmpty() || attempts == 0 ? Optional.empty() : Optional.of(notBefore);
  }

  /**
   * The entries that one delivery of the head has satisfied: the head, and what waits for the same
   * living message up to the version that it shows now.
   */
  synchronized List<UUID> satisfiedBy(OutboxEntry head, long shownVersion) {
    return entries.stream()
        .filter(entry -> entry == head || isShown(entry, head.content().incident(), shownVersion))
        .map(OutboxEntry::id)
        .toList();
  }

  /** Forgets entries that were dealt with; the next one may follow at once. */
  synchronized void settled(List<UUID> done) {
    attempts = 0;
    notBefore = Instant.MIN;
    Set<UUID> gone = Set.copyOf(done);
    entries.removeIf(entry -> gone.contains(entry.id()));
  }

  /** Puts the head off, longer with each attempt but never shorter than the platform asked for. */
  synchronized void putOff(Duration pause, Instant now) {
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

  private static boolean isShown(OutboxEntry entry, UUID incident, long version) {
    return entry.content() instanceof Content.Living(UUID wanted, long wantedVersion)
        && wanted.equals(incident)
        && wantedVersion <= version;
  }
}
