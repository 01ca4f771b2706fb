package io.tocsin.core.outbox;

import java.time.Instant;
import java.util.Collection;

/**
 * That deliveries to a room went wrong, all of one kind together.
 *
 * @param room identifier of the room, with its platform
 * @param reason the latest one, in words for people
 * @param times how often
 */
public record Setback(
    String room, Kind kind, String reason, long times, Instant since, Instant latest) {

  /** What becomes of such a delivery. */
  public enum Kind {
    /** It is tried again. */
    PUT_OFF,
    /** It is never tried again. */
    REFUSED
  }

  /** This one and a later one as one. */
  Setback and(Setback later) {
    return new Setback(room, kind, later.reason, times + later.times, since, later.latest);
  }

  /** Where setbacks are kept. */
  @FunctionalInterface
  public interface Store {
    /**
     * Adds them to those before, for each room and kind.
     *
     * @throws io.tocsin.core.Unavailable while the database is away
     */
    void add(Collection<Setback> setbacks);
  }
}
