package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.SourceOperation.DeleteEventSource;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Removes a source; incidents that it started stay. */
public final class DeleteEventSourceHandler implements Handler.Changing<DeleteEventSource, Done> {

  @Override
  public Set<Key> keys(DeleteEventSource operation, Call call, State found) {
    return Set.of(new Key.Source(operation.name()));
  }

  @Override
  public Decision<Done> decide(DeleteEventSource operation, Call call, State state) {
    return state.source(operation.name()).isPresent()
        ? Decision.accept(Done.DONE, new Change.RemoveSource(operation.name()))
        : Decision.refuse(SourceReading.noSource(operation.name()));
  }
}
