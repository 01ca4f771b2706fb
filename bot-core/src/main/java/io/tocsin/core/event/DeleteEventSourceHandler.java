package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.SourceOperation.DeleteEventSource;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Removes a source and its rules; incidents that it started stay. */
public final class DeleteEventSourceHandler implements Handler.Changing<DeleteEventSource, Done> {

  @Override
  public Set<Key> keys(DeleteEventSource operation, Call call, State found) {
    return Set.of(new Key.Source(operation.name()), new Key.RulesOf(operation.name()));
  }

  @Override
  public Decision<Done> decide(DeleteEventSource operation, Call call, State state) {
    if (state.source(operation.name()).isEmpty()) {
      return Decision.refuse(SourceReading.noSource(operation.name()));
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.RemoveSource(operation.name()));
    for (Rule rule : state.rulesOf(operation.name())) {
      changes.add(new Change.RemoveRule(rule.name()));
    }
    return Decision.accept(Done.DONE, changes);
  }
}
