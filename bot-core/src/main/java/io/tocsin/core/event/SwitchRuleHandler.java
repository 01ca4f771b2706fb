package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.operation.RuleOperation;
import io.tocsin.core.operation.RuleOperation.RuleDescription;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;
import java.util.function.Function;

/** Switches a rule on or off; one that is so already stays as it is. */
public final class SwitchRuleHandler<O extends RuleOperation<RuleDescription>>
    implements Handler.Changing<O, RuleDescription> {
  private final boolean on;
  private final Function<O, String> name;

  /**
   * @param name tells which rule the operation is about
   */
  public SwitchRuleHandler(boolean on, Function<O, String> name) {
    this.on = on;
    this.name = name;
  }

  @Override
  public Set<Key> keys(O operation, Call call, State found) {
    String rule = name.apply(operation);
    return Set.of(new Key.Rule(rule), Counts.matched(rule));
  }

  @Override
  public Decision<RuleDescription> decide(O operation, Call call, State state) {
    return state
        .rule(name.apply(operation))
        .map(rule -> decide(rule, call, state))
        .orElseGet(() -> Decision.refuse(RuleReading.noRule(name.apply(operation))));
  }

  private Decision<RuleDescription> decide(Rule rule, Call call, State state) {
    Counts counts = Counts.of(rule, state);
    if (rule.enabled() == on) {
      return Decision.accept(RuleReading.described(rule, counts, call));
    }
    Rule switched = rule.switched(on, call.ids().next());
    return Decision.accept(
        RuleReading.described(switched, counts, call), new Change.PutRule(switched));
  }
}
