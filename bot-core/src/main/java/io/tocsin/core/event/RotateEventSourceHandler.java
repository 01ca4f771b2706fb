package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.access.Secret;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.SourceOperation.EventSourceKey;
import io.tocsin.core.operation.SourceOperation.RotateEventSource;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Gives a source a new key; the old one is worth nothing from then on. */
public final class RotateEventSourceHandler
    implements Handler.Changing<RotateEventSource, EventSourceKey> {
  private final KeyMaker keys;

  public RotateEventSourceHandler(KeyMaker keys) {
    this.keys = keys;
  }

  @Override
  public Set<Key> keys(RotateEventSource operation, Call call, State found) {
    return Set.of(new Key.Source(operation.name()));
  }

  @Override
  public Decision<EventSourceKey> decide(RotateEventSource operation, Call call, State state) {
    return state
        .source(operation.name())
        .map(source -> rotate(source, call))
        .orElseGet(() -> Decision.refuse(SourceReading.noSource(operation.name())));
  }

  private Decision<EventSourceKey> rotate(EventSource source, Call call) {
    Secret key = keys.make();
    String plan = Arns.plan(call.settings().account(), source.plan());
    return Decision.accept(
        new EventSourceKey(source.name(), source.kind(), plan, key),
        new Change.PutSource(source.withKey(key, call.now())));
  }
}
