package io.tocsin.core.outbox;

import java.time.Instant;
import java.util.List;

/** What waits to be delivered, by whichever node. */
@FunctionalInterface
public interface Backlog {

  /**
   * Each room for which something waits. Of a very long backlog the oldest part is counted.
   *
   * @throws io.tocsin.core.Unavailable while the database is away
   */
  List<Waiting> waiting();

  /**
   * @param room identifier of the room, with its platform
   * @param oldest when the first of them was committed
   */
  record Waiting(String room, long entries, Instant oldest) {}
}
