package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.engagement.Engagement.Why;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Lookup;
import io.tocsin.core.operation.EngagementOperation.StopPaging;
import io.tocsin.core.operation.EngagementOperation.StopPagingOutput;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Ends all engagements of an incident. The incident itself goes on. */
public final class StopPagingHandler implements Handler.Changing<StopPaging, StopPagingOutput> {

  @Override
  public Set<Key> keys(StopPaging operation, Call call, State found) {
    return Lookup.withEngagements(operation.arn(), call, found);
  }

  @Override
  public Decision<StopPagingOutput> decide(StopPaging operation, Call call, State state) {
    return Lookup.incident(operation.arn(), call, state)
        .map(incident -> stop(incident, operation, call, state))
        .orElseGet(() -> Decision.refuse(Lookup.noIncident(operation.arn())));
  }

  private static Decision<StopPagingOutput> stop(
      Incident incident, StopPaging operation, Call call, State state) {
    Draft draft = new Draft(incident, call);
    String by = call.caller().displayName();
    int stopped = Engagements.end(draft, Why.STOPPED, by, operation.reason(), state);
    if (stopped == 0) {
      return Decision.accept(new StopPagingOutput(0));
    }
    draft.tell(by + " stopped the paging.");
    return Decision.accept(new StopPagingOutput(stopped), draft.changes());
  }
}
