package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Caller;
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
    return Lookup.keys(operation.arn(), call);
  }

  @Override
  public Decision<AcknowledgeIncidentOutput> decide(
      AcknowledgeIncident operation, Call call, State state) {
    return Lookup.incident(operation.arn(), call, state)
        .map(incident -> acknowledge(incident, call))
        .orElseGet(() -> Decision.refuse(Lookup.noIncident(operation.arn())));
  }

  private static Decision<AcknowledgeIncidentOutput> acknowledge(Incident incident, Call call) {
    if (incident.isResolved()) {
      return Decision.refuse(resolved(incident));
    }
    Acknowledgement earlier = incident.progress().acknowledgement();
    if (earlier != null) {
      return Decision.accept(output(incident, earlier, true));
    }
    Draft draft = new Draft(incident, call);
    Acknowledgement taken = take(draft);
    draft.tell(news(draft));
    return Decision.accept(output(incident, taken, false), draft.changes());
  }

  /** From now on the caller has it. */
  static Acknowledgement take(Draft draft) {
    Caller caller = draft.call().caller();
    Acknowledgement taken = new Acknowledgement(caller.arn(), caller.displayName(), draft.now());
    draft.become(draft.incident().with(draft.progress().acknowledged(taken)));
    OwnChannels.joins(draft, caller.arn());
    draft.recordChanged();
    draft.write(new EventData.Acknowledged(taken.by(), taken.name()), draft.now(), draft.itself());
    return taken;
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
