package io.tocsin.core.writer;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.Operation;
import java.util.Set;

/**
 * What Tocsin does for one kind of operation. Handlers hold no state; they are asked only with
 * operations whose constraints hold.
 */
public sealed interface Handler<O extends Operation<R>, R> {

  /** Answers from the committed state, without waiting for the writer. */
  non-sealed interface Reading<O extends Operation<R>, R> extends Handler<O, R> {
    Outcome<R> answer(O operation, Call call, Queries queries);
  }

  /** Decides on the state of the writer's batch. */
  non-sealed interface Changing<O extends Operation<R>, R> extends Handler<O, R> {
    /**
     * The handler for this one request, which is asked for its keys several times before it
     * decides. One to which reading the operation is costly answers another that reads it once.
     */
    default Changing<O, R> forOne(O operation) {
      return this;
    }

    /**
     * Names what {@link #decide} will look at. Asked again after each load, with what was found,
     * until it names nothing new: so a plan can lead to a dedupe key, and that to an incident.
     */
    Set<Key> keys(O operation, Call call, State found);

    /**
     * Decides. A pure function of its arguments (but for fresh identifiers): it may be asked twice
     * when a batch has to run again.
     */
    Decision<R> decide(O operation, Call call, State state);
  }
}
