package io.tocsin.core.chat.local;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What was said in the local chat, to leaf through. Each look is one query, however many messages
 * there are.
 *
 * <p>Every method throws {@link Unavailable} while the database is away.
 */
public final class History {
  private final LocalChatStore store;

  History(LocalChatStore store) {
    this.store = store;
  }

  /** The messages of a stretch, the oldest first. */
  public List<LocalMessage> messages(Stretch stretch) {
    return store.stretch(stretch);
  }

  /** Those messages, as far as that person sees them, in no order. */
  public List<LocalMessage> messages(Collection<UUID> ids, String viewer) {
    return ids.isEmpty() ? List.of() : store.messages(ids, viewer);
  }

  /**
   * How many answers hang on each of those messages, as far as that person sees them; never more
   * than the cap. A message on which none hangs is not in it.
   */
  public Map<UUID, Integer> replies(Collection<UUID> roots, String viewer, int cap) {
    return roots.isEmpty() ? Map.of() : store.replies(roots, viewer, cap);
  }

  /**
   * The newest cursor of each room that this person may enter, by the room's name; 0 if nothing was
   * said in it yet.
   */
  public SortedMap<String, Long> heads(String viewer) {
    SortedMap<String, Long> heads = store.heads();
    heads.keySet().removeIf(room -> !PrivateRoom.isVisible(room, viewer));
    return heads;
  }
}
