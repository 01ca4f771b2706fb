package io.tocsin.core.incident;

import io.tocsin.core.Json;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Change.AddEvent;
import io.tocsin.core.writer.Change.PutIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Something in the life of an incident that figures are made of. */
public sealed interface Milestone {
  Incident incident();

  record Created(Incident incident) implements Milestone {}

  /**
   * Somebody took it who did not have it.
   *
   * @param after since its creation
   */
  record Acknowledged(Incident incident, Duration after) implements Milestone {}

  /**
   * @param after since its creation
   */
  record Resolved(Incident incident, Duration after) implements Milestone {}

  /** The milestones among committed changes, in their order. */
  static List<Milestone> in(List<Change> changes) {
    List<Milestone> found = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i) instanceof AddEvent(TimelineEvent event) && event.revision() == 1) {
        int at = i;
        kind(event)
            .flatMap(
                kind -> incident(changes, at, event.incident()).map(one -> kind.of(one, event)))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** Makes a milestone of an incident and the event that tells of it. */
  @FunctionalInterface
  interface Kind {
    Milestone of(Incident incident, TimelineEvent event);
  }

  private static Optional<Kind> kind(TimelineEvent event) {
    return switch (event.type()) {
      case EventData.Start.TYPE -> Optional.of((incident, start) -> new Created(incident));
      case EventData.Acknowledged.TYPE ->
          Optional.of((incident, ack) -> new Acknowledged(incident, since(incident, ack.time())));
      case EventData.RecordUpdate.TYPE ->
          resolves(event)
              ? Optional.of(
                  (incident, update) -> new Resolved(incident, since(incident, update.time())))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean resolves(TimelineEvent update) {
    return Json.read(update.data(), EventData.RecordUpdate.class).modifiedAttributes().stream()
        .anyMatch(changed ->
            changed.attributeName().equals("status") && changed.newValue().equals("RESOLVED"));
  }

  private static Duration since(Incident incident, Instant time) {
    return Duration.between(incident.origin().createdAt(), time);
  }

  /** A decision writes the incident before the events of its timeline. */
  private static Optional<Incident> incident(List<Change> changes, int before, UUID id) {
    for (int i = before - 1; i >= 0; i--) {
      if (changes.get(i) instanceof PutIncident(Incident incident) && incident.id().equals(id)) {
        return Optional.of(incident);
      }
    }
    return Optional.empty();
  }
}
