package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Settings;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEvent;
import io.tocsin.core.operation.TimelineOperation.CreateTimelineEventOutput;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Adds what a person writes, as long as the timeline has room: all of its events count, deleted and
 * automatic ones too.
 */
public final class CreateTimelineEventHandler
    implements Handler.Changing<CreateTimelineEvent, CreateTimelineEventOutput> {

  @Override
  public Set<Key> keys(CreateTimelineEvent operation, Call call, State found) {
    return Lookup.keys(operation.incidentRecordArn(), call);
  }

  @Override
  public Decision<CreateTimelineEventOutput> decide(
      CreateTimelineEvent operation, Call call, State state) {
    Optional<Refusal> wrong = Writing.refuses(operation.eventType(), operation.eventTime(), call);
    if (wrong.isPresent()) {
      return Decision.refuse(wrong.get());
    }
    return Lookup.incident(operation.incidentRecordArn(), call, state)
        .map(incident -> add(incident, operation, call))
        .orElseGet(() -> Decision.refuse(Lookup.noIncident(operation.incidentRecordArn())));
  }

  private static Decision<CreateTimelineEventOutput> add(
      Incident incident, CreateTimelineEvent operation, Call call) {
    if (incident.timeline().events() >= Settings.TIMELINE_EVENTS) {
      return Decision.refuse(full(incident));
    }
    Draft draft = new Draft(incident, call);
    UUID id =
        draft.write(
            operation.eventType(),
            operation.eventTime().truncatedTo(ChronoUnit.SECONDS),
            operation.eventData(),
            operation.eventReferences());
    draft.tellAsNews(Writing.news(operation.eventType(), operation.eventData(), call));
    return Decision.accept(
        new CreateTimelineEventOutput(id.toString(), incident.arn()), draft.changes());
  }

  private static Refusal full(Incident incident) {
    return new Refusal.QuotaExceeded(
        "timeline events of an incident",
        Settings.TIMELINE_EVENTS,
        Resource.INCIDENT_RECORD,
        incident.arn());
  }
}
