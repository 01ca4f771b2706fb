package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.engagement.Engagements;
import io.tocsin.core.incident.Arns.IncidentName;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what an operation names. Hidden incidents and events are not found. */
public final class Lookup {
  private Lookup() {}

  /** The key of an incident; none if the text is not the ARN of one. */
  public static Set<Key> keys(String arn, Call call) {
    return name(arn, call)
        .map(name -> Set.<Key>of(new Key.IncidentById(name.id())))
        .orElse(Set.of());
  }

  /** The same, and what has to be known of its engagements. */
  public static Set<Key> withEngagements(String arn, Call call, State found) {
    Set<Key> keys = new HashSet<>(keys(arn, call));
    keys.stream()
        .filter(found::knows)
        .toList()
        .forEach(known ->
            incident(arn, call, found)
                .ifPresent(incident -> keys.addAll(Engagements.keys(incident, call, found))));
    return keys;
  }

  public static Optional<Incident> incident(String arn, Call call, State state) {
    return name(arn, call).flatMap(name -> state.incident(name.id()).filter(it -> is(it, name)));
  }

  public static Optional<Incident> incident(String arn, Call call, Queries queries) {
    return name(arn, call).flatMap(name -> queries.incident(name.id()).filter(it -> is(it, name)));
  }

  public static Refusal noIncident(String arn) {
    return new Refusal.NotFound(Resource.INCIDENT_RECORD, arn, List.of());
  }

  static Set<Key> keys(String arn, String event, Call call) {
    Stream<Key> eventKey =
        name(arn, call).stream()
            .flatMap(name -> Arns.uuid(event).map(id -> new Key.Event(name.id(), id)).stream());
    return Stream.concat(keys(arn, call).stream(), eventKey).collect(Collectors.toSet());
  }

  static Optional<TimelineEvent> event(Incident incident, String id, State state) {
    return Arns.uuid(id)
        .flatMap(uuid -> state.event(incident.id(), uuid))
        .filter(event -> !event.deleted());
  }

  static Optional<TimelineEvent> event(Incident incident, String id, Queries queries) {
    return Arns.uuid(id).flatMap(uuid -> queries.event(incident.id(), uuid));
  }

  static Refusal noEvent(String id) {
    return new Refusal.NotFound(Resource.TIMELINE_EVENT, id, List.of());
  }

  private static Optional<IncidentName> name(String arn, Call call) {
    return Arns.incidentName(call.settings().account(), arn);
  }

  private static boolean is(Incident incident, IncidentName name) {
    return !incident.deleted() && incident.plan().equals(name.plan());
  }
}
