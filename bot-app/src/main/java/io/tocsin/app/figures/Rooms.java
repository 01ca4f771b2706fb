package io.tocsin.app.figures;

import io.micrometer.core.instrument.Tags;
import io.tocsin.core.chat.Room;
import io.tocsin.core.outbox.OutboxEntry.Content;

/** Rooms as labels: not more than a time series database can bear. */
final class Rooms {
  static final int MOST = 200;

  /** The addresses of people are no labels. */
  private static final String ALL_CHANNELS = "contact channels";

  private final Bounded known = new Bounded(MOST);

  /** Platform and name of a room. */
  Tags labels(String id) {
    Room room = Room.parse(id);
    if (room.platform().equals(Content.Page.PLATFORM)) {
      return Tags.of("platform", room.platform(), "room", ALL_CHANNELS);
    }
    String name = known.of(id).equals(id) ? room.name() : Bounded.OTHER;
    return Tags.of("platform", room.platform(), "room", name);
  }
}
