package io.tocsin.core.oncall;

import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An override of a rotation as it is kept.
 *
 * @param people aliases of contacts; empty: nobody is on call
 */
public record StoredOverride(
    UUID id, UUID rotation, List<String> people, Instant start, Instant end, Instant createdAt)
    implements Filed {
  public StoredOverride {
    people = List.copyOf(people);
  }

  @Override
  public Key.Override key() {
    return new Key.Override(id);
  }
}
