package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.engagement.Engagement.Why;
import io.tocsin.core.engagement.Engagements;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Hides an incident. Hiding one that is hidden, or was never there, changes nothing. */
public final class DeleteIncidentRecordHandler
    implements Handler.Changing<DeleteIncidentRecord, Done> {

  @Override
  public Set<Key> keys(DeleteIncidentRecord operation, Call call, State found) {
    return Lookup.withEngagements(operation.arn(), call, found);
  }

  @Override
  public Decision<Done> decide(DeleteIncidentRecord operation, Call call, State state) {
    return Lookup.incident(operation.arn(), call, state)
        .map(incident -> hide(new Draft(incident, call), state))
        .orElseGet(() -> Decision.accept(Done.DONE));
  }

  private static Decision<Done> hide(Draft draft, State state) {
    Engagements.end(draft, Why.STOPPED, draft.call().caller().displayName(), null, state);
    draft.recordChanged();
    draft.become(draft.incident().hidden());
    draft.tell("Deleted by %s.".formatted(draft.call().caller().displayName()));
    return Decision.accept(Done.DONE, draft.changes());
  }
}
