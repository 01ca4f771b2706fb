package io.tocsin.app.figures;

import io.micrometer.core.instrument.Tags;
import io.tocsin.core.chat.Room;

/** Rooms as labels: not more than a time series database can bear. */
final class Rooms {
  static final int MOST = 200;

  private final Bounded known = new Bounded(MOST);

  /** Platform and name of a room. */
  Tags labels(String id) {
    Room room = Room.parse(id);
    String name = known.of(id).equals(id) ? room.name() : Bounded.OTHER;
    return Tags.of("platform", room.platform(), "room", name);
  }
}
