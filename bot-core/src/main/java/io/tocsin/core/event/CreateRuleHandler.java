package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.RuleOperation.CreateRule;
import io.tocsin.core.operation.RuleOperation.RuleDescription;
import io.tocsin.core.operation.SourceOperation.SourceKind;
import io.tocsin.core.plan.PlanLookup;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.rule.PatternCheck;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.rule.RuleLimits;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a rule for a source that has rules, and a plan that is there. */
public final class CreateRuleHandler implements Handler.Changing<CreateRule, RuleDescription> {

  @Override
  public Set<Key> keys(CreateRule operation, Call call, State found) {
    Key source = new Key.Source(operation.source());
    Set<Key> keys = new HashSet<>(Set.of(source, new Key.Rule(operation.name())));
    keys.add(new Key.RulesOf(operation.source()));
    String plan = operation.plan();
    if (plan != null) {
      keys.addAll(PlanLookup.keys(plan, call));
    } else if (found.knows(source)) {
      found.source(operation.source()).ifPresent(it -> keys.add(new Key.Plan(it.plan())));
    }
    return keys;
  }

  @Override
  public Decision<RuleDescription> decide(CreateRule operation, Call call, State state) {
    Optional<EventSource> source = state.source(operation.source());
    if (source.isEmpty()) {
      return Decision.refuse(SourceReading.noSource(operation.source()));
    }
    Optional<ResponsePlan> plan = plan(operation, source.get(), call, state);
    if (plan.isEmpty()) {
      String named = operation.plan();
      return Decision.refuse(PlanLookup.noPlan(named == null ? source.get().plan() : named));
    }
    return refuses(operation, source.get(), state)
        .map(Decision::<RuleDescription>refuse)
        .orElseGet(() -> create(operation, plan.get(), call));
  }

  private static Optional<ResponsePlan> plan(
      CreateRule operation, EventSource source, Call call, State state) {
    String plan = operation.plan();
    return plan == null ? state.plan(source.plan()) : PlanLookup.plan(plan, call, state);
  }

  private static Optional<Refusal> refuses(CreateRule operation, EventSource source, State state) {
    if (source.kind() != SourceKind.EVENTBRIDGE) {
      return Optional.of(noRules(source));
    } else if (state.rule(operation.name()).isPresent()) {
      return Optional.of(taken(operation.name()));
    }
    Optional<Violation> wrong = PatternCheck.of(operation.pattern(), "pattern");
    return wrong
        .<Refusal>map(Refusal.Invalid::of)
        .or(() ->
            RuleLimits.refuses(source.name(), state.rulesOf(source.name()), operation.pattern()));
  }

  private static Decision<RuleDescription> create(
      CreateRule operation, ResponsePlan plan, Call call) {
    Rule rule =
        new Rule(
            operation.name(),
            operation.source(),
            operation.pattern().toString(),
            plan.name(),
            true,
            call.ids().next(),
            call.caller().arn(),
            call.now());
    return Decision.accept(
        RuleReading.described(rule, new Counts(Map.of()), call),
        new Change.PutRule(rule),
        Counts.none(Counts.matched(rule.name())));
  }

  private static Refusal taken(String name) {
    return new Refusal.Conflict(
        "There is a rule named %s already.".formatted(name), Resource.RULE, name);
  }

  private static Refusal noRules(EventSource source) {
    return new Refusal.Conflict(
        "Event source %s is of the kind %s; only one of the kind %s has rules."
            .formatted(source.name(), source.kind(), SourceKind.EVENTBRIDGE),
        Resource.EVENT_SOURCE,
        source.name());
  }
}
