package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.engagement.Engagement.Wording;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Lookup;
import io.tocsin.core.operation.EngagementOperation.StartEngagement;
import io.tocsin.core.operation.EngagementOperation.StartEngagementOutput;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pages somebody, or whoever a plan or a schedule names; for an incident or for none. */
public final class StartEngagementHandler
    implements Handler.Changing<StartEngagement, StartEngagementOutput> {

  @Override
  public Set<Key> keys(StartEngagement operation, Call call, State found) {
    Set<Key> keys = new HashSet<>();
    alias(operation, call)
        .ifPresent(alias -> keys.addAll(Engagements.keysToBegin(List.of(alias), call, found)));
    String incident = operation.incidentId();
    if (incident != null) {
      keys.addAll(Lookup.keys(incident, call));
    }
    return keys;
  }

  @Override
  public Decision<StartEngagementOutput> decide(StartEngagement operation, Call call, State state) {
    Optional<String> alias =
        alias(operation, call).filter(known -> state.find(new Key.Contact(known)).isPresent());
    if (alias.isEmpty()) {
      return Decision.refuse(
          new Refusal.NotFound(Resource.CONTACT, operation.contactId(), List.of()));
    }
    Incident incident = incident(operation, call, state);
    if (incident != null && incident.isResolved()) {
      return Decision.refuse(
          new Refusal.Conflict(
              "Incident #%d is resolved, so nobody is paged for it. Re-open it first if it goes on."
                  .formatted(incident.number()),
              Resource.INCIDENT_RECORD,
              incident.arn()));
    }
    return start(alias.get(), operation, incident, call, state);
  }

  private static @Nullable Incident incident(StartEngagement operation, Call call, State state) {
    String given = operation.incidentId();
    return given == null ? null : Lookup.incident(given, call, state).orElse(null);
  }

  private static Decision<StartEngagementOutput> start(
      String alias,
      StartEngagement operation,
      @Nullable Incident incident,
      Call call,
      State state) {
    Engagement fresh =
        Engagements.fresh(
            alias,
            incident == null ? null : incident.id(),
            operation.incidentId(),
            wording(operation),
            call);
    Draft draft = incident == null ? null : new Draft(incident, call);
    Walk walk = new Walk(fresh, draft, call, state);
    walk.begin();
    List<Change> changes = new ArrayList<>(walk.changes());
    if (draft != null) {
      changes.addAll(draft.changes());
    }
    return Decision.accept(new StartEngagementOutput(fresh.arn()), changes);
  }

  private static Wording wording(StartEngagement operation) {
    return new Wording(
        operation.sender(),
        operation.subject(),
        operation.content(),
        operation.publicSubject(),
        operation.publicContent());
  }

  private static Optional<String> alias(StartEngagement operation, Call call) {
    return ContactArns.alias(call.settings().account(), operation.contactId());
  }
}
