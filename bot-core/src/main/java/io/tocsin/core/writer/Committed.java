package io.tocsin.core.writer;

import io.tocsin.core.incident.Incident;
import io.tocsin.core.outbox.OutboxEntry;
import io.tocsin.core.writer.Change.PutIncident;
import io.tocsin.core.writer.Change.Send;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What one commit has brought.
 *
 * @param changes all of them, in the order they were decided
 * @param elsewhere the rooms for which another node is to deliver what was sent
 */
public record Committed(List<Change> changes, Set<String> elsewhere) {

  /** What this node is to deliver, in order. */
  public List<OutboxEntry> entries() {
    return changes.stream()
        .filter(Send.class::isInstance)
        .map(change -> ((Send) change).entry())
        .filter(entry -> !elsewhere.contains(entry.room()))
        .toList();
  }

  /** The incidents that have changed, as they are now. */
  public Map<UUID, Incident> incidents() {
    Map<UUID, Incident> newest = new HashMap<>();
    for (Change change : changes) {
      if (change instanceof PutIncident(Incident incident)) {
        newest.put(incident.id(), incident);
      }
    }
    return newest;
  }
}
