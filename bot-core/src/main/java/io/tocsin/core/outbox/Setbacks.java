package io.tocsin.core.outbox;

import io.tocsin.core.outbox.Setback.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers what goes wrong with deliveries, so that people can ask for it on any node. What is not
 * written yet is lost in a crash; the log has it all.
 */
public final class Setbacks implements DeliveryObserver {
  private final DeliveryObserver next;
  private final Setback.Store store;
  private final Clock clock;
  private final Map<Place, Setback> unwritten = new LinkedHashMap<>();

  private record Place(String room, Kind kind) {}

  /**
   * @param next is told the same
   */
  public Setbacks(DeliveryObserver next, Setback.Store store, Clock clock) {
    this.next = next;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void delivered(String room, Instant acceptedAt, boolean possibleRepeat) {
    next.delivered(room, acceptedAt, possibleRepeat);
  }

  @Override
  public void putOff(String room, String reason) {
    next.putOff(room, reason);
    remember(room, Kind.PUT_OFF, reason);
  }

  @Override
  public void rejected(String room, String reason) {
    next.rejected(room, reason);
    remember(room, Kind.REFUSED, reason);
  }

  private synchronized void remember(String room, Kind kind, String reason) {
    Instant now = clock.instant();
    add(new Setback(room, kind, reason, 1, now, now));
  }

  private void add(Setback setback) {
    unwritten.merge(new Place(setback.room(), setback.kind()), setback, Setback::and);
  }

  /**
   * Writes what has gone wrong since the last time.
   *
   * @throws io.tocsin.core.Unavailable while the database is away; then all is kept for later
   */
  public void runOnce() {
    List<Setback> taken = take();
    boolean written = false;
    try {
      if (!taken.isEmpty()) {
        store.add(taken);
      }
      written = true;
    } finally {
      if (!written) {
        giveBack(taken);
      }
    }
  }

  private synchronized List<Setback> take() {
    List<Setback> taken = List.copyOf(unwritten.values());
    unwritten.clear();
    return taken;
  }

  private synchronized void giveBack(List<Setback> taken) {
    List<Setback> later = take();
    taken.forEach(this::add);
    later.forEach(this::add);
  }
}
