package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RuleOperation.DeleteRule;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** Removes a rule; incidents that it started stay. */
public final class DeleteRuleHandler implements Handler.Changing<DeleteRule, Done> {

  @Override
  public Set<Key> keys(DeleteRule operation, Call call, State found) {
    return Set.of(new Key.Rule(operation.name()));
  }

  @Override
  public Decision<Done> decide(DeleteRule operation, Call call, State state) {
    return state.rule(operation.name()).isPresent()
        ? Decision.accept(Done.DONE, new Change.RemoveRule(operation.name()))
        : Decision.refuse(RuleReading.noRule(operation.name()));
  }
}
