package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A handler that may change who is on call, or where they are reached: in the same transaction it
 * has every schedule looked at whose hand-overs are told somewhere. Those are few, and looking at
 * one costs little.
 */
public final class LookedAt<O extends Operation<R>, R> implements Handler.Changing<O, R> {
  private final Handler.Changing<O, R> inner;

  public LookedAt(Handler.Changing<O, R> inner) {
    this.inner = inner;
  }

  @Override
  public LookedAt<O, R> forOne(O operation) {
    return new LookedAt<>(inner.forOne(operation));
  }

  @Override
  public Set<Key> keys(O operation, Call call, State found) {
    Set<Key> keys = new HashSet<>(inner.keys(operation, call, found));
    keys.add(new Key.AllHandOvers());
    return keys;
  }

  @Override
  public Decision<R> decide(O operation, Call call, State state) {
    Decision<R> decision = inner.decide(operation, call, state);
    if (decision.outcome() instanceof Outcome.Refused<R> || decision.changes().isEmpty()) {
      return decision;
    }
    Stream<Change> looks =
        state.all(new Key.AllHandOvers()).stream()
            .map(one -> new Change.SetTimer(HandingOver.look(one.schedule(), call.now())));
    List<Change> all = Stream.concat(decision.changes().stream(), looks).toList();
    return new Decision<>(decision.outcome(), all);
  }
}
