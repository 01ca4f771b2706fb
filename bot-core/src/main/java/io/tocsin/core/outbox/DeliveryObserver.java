package io.tocsin.core.outbox;

import java.time.Instant;

/**
 * Is told what becomes of deliveries, by the thread that delivers. Has to be quick and must not
 * throw.
 */
public interface DeliveryObserver {

  /** Sees nothing. */
  DeliveryObserver NONE =
      new DeliveryObserver() {
        @Override
        public void delivered(String room, Instant acceptedAt, boolean possibleRepeat) {}

        @Override
        public void putOff(String room, String reason) {}

        @Override
        public void rejected(String room, String reason) {}
      };

  /**
   * The platform has it, just now.
   *
   * @param room identifier of the room, with its platform
   * @param acceptedAt when it was committed; the oldest, if one delivery stands for several
   * @param possibleRepeat whether an earlier attempt may have arrived: it ended unclear, or it was
   *     made by a node that is gone
   */
  void delivered(String room, Instant acceptedAt, boolean possibleRepeat);

  /** It is tried again later. */
  void putOff(String room, String reason);

  /** It is never tried again. */
  void rejected(String room, String reason);
}
