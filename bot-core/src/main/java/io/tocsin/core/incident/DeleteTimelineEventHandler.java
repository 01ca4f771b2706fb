package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.incident.Incident.Latest;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.TimelineOperation.DeleteTimelineEvent;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what a person wrote from sight by a revision that hides it; anybody may. What is not there
 * (any more) needs no deletion, which is no error.
 */
public final class DeleteTimelineEventHandler
    implements Handler.Changing<DeleteTimelineEvent, Done> {

  @Override
  public Set<Key> keys(DeleteTimelineEvent operation, Call call, State found) {
    return Lookup.keys(operation.incidentRecordArn(), operation.eventId(), call);
  }

  @Override
  public Decision<Done> decide(DeleteTimelineEvent operation, Call call, State state) {
    Optional<Incident> incident = Lookup.incident(operation.incidentRecordArn(), call, state);
    Optional<TimelineEvent> event =
        incident.flatMap(found -> Lookup.event(found, operation.eventId(), state));
    if (incident.isEmpty() || event.isEmpty()) {
      return Decision.accept(Done.DONE);
    }
    return event.get().isWrittenByPeople()
        ? hide(new Draft(incident.get(), call), event.get())
        : Decision.refuse(Writing.automatic(event.get()));
  }

  private static Decision<Done> hide(Draft draft, TimelineEvent event) {
    String by = draft.call().caller().displayName();
    draft.revise(event.hidden(draft.call().caller().arn(), draft.now()));
    draft.become(
        draft.incident().with(draft.incident().timeline().withLatest(latest(draft, event))));
    draft.tell("%s deleted by %s.".formatted(Writing.noun(event.type()), by));
    return Decision.accept(Done.DONE, draft.changes());
  }

  /** The living message must not go on showing what was deleted. */
  private static @org.jspecify.annotations.Nullable Latest latest(
      Draft draft, TimelineEvent event) {
    Latest latest = draft.incident().timeline().latest();
    return latest == null || latest.text().endsWith(Writing.quoted(event.data())) ? null : latest;
  }
}
