package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.SourceOperation.CreateEventSource;
import io.tocsin.core.operation.SourceOperation.EventSourceKey;
import io.tocsin.core.plan.PlanLookup;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a source for a plan that is there; tells its key this once. */
public final class CreateEventSourceHandler
    implements Handler.Changing<CreateEventSource, EventSourceKey> {
  private final KeyMaker keys;

  public CreateEventSourceHandler(KeyMaker keys) {
    this.keys = keys;
  }

  @Override
  public Set<Key> keys(CreateEventSource operation, Call call, State found) {
    Set<Key> wanted = new HashSet<>(PlanLookup.keys(operation.plan(), call));
    wanted.add(new Key.Source(operation.name()));
    return wanted;
  }

  @Override
  public Decision<EventSourceKey> decide(CreateEventSource operation, Call call, State state) {
    if (state.source(operation.name()).isPresent()) {
      return Decision.refuse(taken(operation.name()));
    }
    List<Violation> violations = Topics.check(operation);
    if (!violations.isEmpty()) {
      return Decision.refuse(new Refusal.Invalid(violations));
    }
    Optional<ResponsePlan> plan = PlanLookup.plan(operation.plan(), call, state);
    return plan.map(found -> create(operation, found, call))
        .orElseGet(() -> Decision.refuse(PlanLookup.noPlan(operation.plan())));
  }

  private Decision<EventSourceKey> create(
      CreateEventSource operation, ResponsePlan plan, Call call) {
    Secret key = keys.make();
    EventSource source =
        new EventSource(
            operation.name(),
            operation.kind(),
            EventSource.hash(key),
            plan.name(),
            call.caller().arn(),
            call.now(),
            null);
    return Decision.accept(
        new EventSourceKey(source.name(), source.kind(), plan.arn(), key),
        new Change.PutSource(source.withTopics(Topics.of(operation))));
  }

  private static Refusal taken(String name) {
    return new Refusal.Conflict(
        "There is an event source named %s already.".formatted(name), Resource.EVENT_SOURCE, name);
  }
}
