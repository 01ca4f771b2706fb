package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncidentOutput;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** The first caller has the incident; whoever comes later is told so. */
public final class AcknowledgeIncidentHandler
    implements Handler.Changing<AcknowledgeIncident, AcknowledgeIncidentOutput> {

  @Override
  public Set<Key> keys(AcknowledgeIncident operation, Call call, State found) {
    return Taking.keys(operation.arn(), call, found);
  }

  @Override
  public Decision<AcknowledgeIncidentOutput> decide(
      AcknowledgeIncident operation, Call call, State state) {
    return Lookup.incident(operation.arn(), call, state)
        .map(incident -> acknowledge(incident, call, state))
        .orElseGet(() -> Decision.refuse(Lookup.noIncident(operation.arn())));
  }

  private static Decision<AcknowledgeIncidentOutput> acknowledge(
      Incident incident, Call call, State state) {
    if (incident.isResolved()) {
      return Decision.refuse(resolved(incident));
    }
    Acknowledgement earlier = incident.progress().acknowledgement();
    if (earlier != null) {
      return Decision.accept(output(incident, earlier, true));
    }
    Draft draft = new Draft(incident, call);
    Acknowledgement taken = Taking.take(draft, state);
    draft.tell(news(draft));
    return Decision.accept(output(incident, taken, false), draft.changes());
  }

  /** What the thread hears of it. */
  static String news(Draft draft) {
    return "%s has #%d (%s after the start)."
        .formatted(
            draft.call().caller().displayName(),
            draft.incident().number(),
            RecordUpdate.age(draft));
  }

  private static Refusal resolved(Incident incident) {
    return new Refusal.Conflict(
        "Incident #%d is resolved, so there is nothing to acknowledge. Re-open it first if it goes on."
            .formatted(incident.number()),
        Resource.INCIDENT_RECORD,
        incident.arn());
  }

  private static AcknowledgeIncidentOutput output(
      Incident incident, Acknowledgement by, boolean already) {
    return new AcknowledgeIncidentOutput(incident.arn(), by.name(), by.at(), already);
  }
}
