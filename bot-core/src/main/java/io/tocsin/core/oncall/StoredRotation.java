package io.tocsin.core.oncall;

import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rotation as it is kept.
 *
 * @param people aliases of contacts, in the order of their turns
 * @param zone the identifier of its time zone
 * @param recurrence the settings as the API has them
 */
public record StoredRotation(
    UUID id,
    String arn,
    String name,
    List<String> people,
    Instant start,
    String zone,
    RecurrenceSettings recurrence,
    Instant createdAt)
    implements Filed {
  public StoredRotation {
    people = List.copyOf(people);
  }

  public StoredRotation with(
      List<String> turns, Instant from, String where, RecurrenceSettings changed) {
    return new StoredRotation(id, arn, name, turns, from, where, changed, createdAt);
  }

  @Override
  public Key.Rotation key() {
    return new Key.Rotation(id);
  }
}
