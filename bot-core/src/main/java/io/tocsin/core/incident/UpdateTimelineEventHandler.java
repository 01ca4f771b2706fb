package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.TimelineOperation.UpdateTimelineEvent;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a new revision of what a person wrote; anybody may, and the earlier ones stay. Where
 * nothing differs nothing is written.
 */
public final class UpdateTimelineEventHandler
    implements Handler.Changing<UpdateTimelineEvent, Done> {

  @Override
  public Set<Key> keys(UpdateTimelineEvent operation, Call call, State found) {
    return Lookup.keys(operation.incidentRecordArn(), operation.eventId(), call);
  }

  @Override
  public Decision<Done> decide(UpdateTimelineEvent operation, Call call, State state) {
    Optional<Refusal> wrong = Writing.refuses(operation.eventType(), operation.eventTime(), call);
    if (wrong.isPresent()) {
      return Decision.refuse(wrong.get());
    }
    return Lookup.incident(operation.incidentRecordArn(), call, state)
        .map(incident -> change(incident, operation, call, state))
        .orElseGet(() -> Decision.refuse(Lookup.noIncident(operation.incidentRecordArn())));
  }

  private static Decision<Done> change(
      Incident incident, UpdateTimelineEvent operation, Call call, State state) {
    Optional<TimelineEvent> event = Lookup.event(incident, operation.eventId(), state);
    if (event.isEmpty()) {
      return Decision.refuse(Lookup.noEvent(operation.eventId()));
    }
    if (!event.get().isWrittenByPeople()) {
      return Decision.refuse(Writing.automatic(event.get()));
    }
    return revise(new Draft(incident, call), event.get(), operation);
  }

  private static Decision<Done> revise(
      Draft draft, TimelineEvent old, UpdateTimelineEvent operation) {
    TimelineEvent revision = revision(old, operation, draft);
    if (revision.saysTheSameAs(old)) {
      return Decision.accept(Done.DONE);
    }
    draft.revise(revision);
    draft.tellAsNews(
        "%s edited by %s: %s"
            .formatted(
                Writing.noun(revision.type()),
                draft.call().caller().displayName(),
                Writing.quoted(revision.data())));
    return Decision.accept(Done.DONE, draft.changes());
  }

  private static TimelineEvent revision(
      TimelineEvent old, UpdateTimelineEvent operation, Draft draft) {
    Instant time = operation.eventTime();
    return new TimelineEvent(
        old.incident(),
        old.id(),
        old.revision() + 1,
        Objects.requireNonNullElse(operation.eventType(), old.type()),
        time == null ? old.time() : time.truncatedTo(ChronoUnit.SECONDS),
        draft.now(),
        Objects.requireNonNullElse(operation.eventData(), old.data()),
        operation.eventReferences() == null ? old.references() : operation.eventReferences(),
        draft.call().caller().arn(),
        false);
  }
}
