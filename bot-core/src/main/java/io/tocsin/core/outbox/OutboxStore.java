package io.tocsin.core.outbox;

import io.tocsin.core.Unavailable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The table behind the relay, as one node sees it. Entries get into it by {@link
 * io.tocsin.core.writer.Change.Send}.
 *
 * <p>Each entry is one node's to deliver, and all that wait for a room are the same node's: so the
 * order of a room is kept, whichever node commits. An entry for a room in which nothing waits
 * belongs to the node that commits it.
 *
 * <p>Every method throws {@link Unavailable} while the database is away.
 */
public interface OutboxStore {

  /**
   * Confirms that this node is alive in the eyes of the others. The answer is another number
   * whenever they may have taken over what was this node's: what it remembers as its own it has to
   * look up again.
   */
  long tenure();

  /**
   * Makes this node's what a node left behind that is gone, and what was committed without this
   * node being told. Answers the rooms in which there is something.
   */
  Set<String> takeOver();

  /** The rooms in which other nodes have left something to this one since the last look. */
  Set<String> handedOver();

  /** What waits in a room for this node to deliver, in order, the first so many of it. */
  List<OutboxEntry> waiting(String room, int limit);

  /**
   * Marks entries as dealt with, whoever's they are now, and remembers the messages that stand for
   * something; all of it or nothing. A mark may be lost in a crash of the database: then the entry
   * waits still, as if it had not been delivered.
   */
  void settle(Collection<UUID> dealtWith, Collection<Posted> posted);

  /** The message that stands for an incident in a room, if one was posted. */
  Optional<Posted> posted(String room, UUID incident);

  /** The incident whose living message this is, if it is one. */
  Optional<UUID> incidentOf(String room, String reference);

  /**
   * Which message stands for an incident in a room.
   *
   * @param version of the incident that the message shows
   */
  record Posted(String room, UUID incident, String reference, long version) {}
}
