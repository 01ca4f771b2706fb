package io.tocsin.core.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table behind the relay. Entries get into it by {@link io.tocsin.core.writer.Change.Send},
 * owned by the node that committed them.
 *
 * <p>Every method throws {@link io.tocsin.core.Unavailable} while the database is away.
 */
public interface OutboxStore {

  /**
   * Takes over entries whose owner is gone (or that this node owned in an earlier life), the oldest
   * first, at most {@code limit} of them; each is this node's from then on. Entries that a living
   * node owns are left alone. Those it already handed out in this life are not handed out again.
   */
  List<OutboxEntry> takeOver(int limit);

  /** Marks entries as dealt with, delivered or rejected; they will not be handed out again. */
  void done(Collection<UUID> entries, Instant now);

  /** The message that stands for an incident in a room, if one was posted. */
  Optional<Posted> posted(String room, UUID incident);

  /** Remembers which message stands for an incident in a room, and which version it shows. */
  void remember(Posted posted);

  /** The incident whose living message this is, if it is one. */
  Optional<UUID> incidentOf(String room, String reference);

  /**
   * @param version of the incident that the message shows
   */
  record Posted(String room, UUID incident, String reference, long version) {}
}
