package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.event.Notification.Ruled;
import io.tocsin.core.incident.Triggering;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.rule.Match;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Remembered;
import io.tocsin.core.writer.State;
import io.tocsin.core.writer.WorkingState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes in one event that the rules of its source judge. Each plan that a matching rule names gets
 * it once, however many rules name it; all in one commit.
 */
record RuledIntake(Ruled event, EventSource source, Rules rules, Call call) {

  Set<Key> keys(State found) {
    Key all = new Key.RulesOf(source.name());
    Set<Key> keys = new HashSet<>(Set.of(all, deliveries().key(event.signal())));
    keys.add(Counts.unmatched(source.name()));
    if (found.knows(all)
        && !deliveries().isRedelivered(event.signal(), found)
        && rules.match(found.rulesOf(source.name()), event.event())
            instanceof Match.Fits(List<Rule> fitting)) {
      fitting.forEach(rule -> keys.add(Counts.matched(rule.name())));
      firstOfPlans(fitting).forEach(rule -> addKeys(rule, found, keys));
    }
    return keys;
  }

  private void addKeys(Rule rule, State found, Set<Key> keys) {
    Key key = new Key.Plan(rule.plan());
    keys.add(key);
    if (found.knows(key)) {
      found.plan(rule.plan()).ifPresent(plan -> keys.addAll(keys(plan, signal(rule), found)));
    }
  }

  private Set<Key> keys(ResponsePlan plan, Signal signal, State found) {
    return signal.state() == Signal.State.ALARM
        ? Triggering.keys(plan, signal.arn(), call, found)
        : Triggering.openKeys(plan, signal.arn(), call, found);
  }

  Decision<ReceiveEventOutput> decide(State state) {
    Optional<Remembered> earlier = deliveries().earlier(event.signal(), state);
    if (earlier.isPresent()) {
      SignalChange again = deliveries().again(earlier.get());
      return Decision.accept(again.output(), again.changes());
    }
    return switch (rules.match(state.rulesOf(source.name()), event.event())) {
      case Match.TooMuch(String reason) ->
          Decision.refuse(Refusal.Invalid.of(RuleTrial.tooMuch("body", reason)));
      case Match.Fits(List<Rule> fitting) -> decide(fitting, state);
    };
  }

  private Decision<ReceiveEventOutput> decide(List<Rule> fitting, State state) {
    List<Rule> starting = firstOfPlans(fitting);
    List<Rule> missing =
        starting.stream().filter(rule -> state.plan(rule.plan()).isEmpty()).toList();
    if (!missing.isEmpty() && missing.size() == starting.size()) {
      return Decision.refuse(noPlan(missing.getFirst()));
    }
    List<Change> changes = new ArrayList<>(counted(fitting, state));
    List<ReceiveEventOutput> each = start(starting, state, changes);
    ReceiveEventOutput output = output(each, fitting, missing.stream().map(Rule::plan).toList());
    changes.add(deliveries().remember(event.signal(), output, state));
    return Decision.accept(output, changes);
  }

  /** Each plan sees what the event did to the incidents of the plans before. */
  private List<ReceiveEventOutput> start(List<Rule> starting, State state, List<Change> changes) {
    WorkingState steps = state.overlaid();
    List<ReceiveEventOutput> outputs = new ArrayList<>();
    for (Rule rule : starting) {
      Optional<SignalChange> decided =
          state.plan(rule.plan()).map(it -> SignalChange.decide(signal(rule), it, call, steps));
      decided.ifPresent(change -> {
        change.changes().forEach(steps::apply);
        changes.addAll(change.changes());
        outputs.add(change.output());
      });
    }
    return outputs;
  }

  private List<Change> counted(List<Rule> fitting, State state) {
    return fitting.isEmpty()
        ? List.of(Counts.oneMore(Counts.unmatched(source.name()), state))
        : fitting.stream().map(rule -> Counts.oneMore(Counts.matched(rule.name()), state)).toList();
  }

  private static ReceiveEventOutput output(
      List<ReceiveEventOutput> each, List<Rule> fitting, List<String> missing) {
    return new ReceiveEventOutput(
        each.stream()
            .flatMap(one -> Optional.ofNullable(one.incidentRecordArn()).stream())
            .findFirst()
            .orElse(null),
        each.stream().anyMatch(ReceiveEventOutput::created),
        null,
        fitting.stream().map(Rule::name).toList(),
        missing.isEmpty() ? null : missing,
        null);
  }

  /** For each plan the first rule that names it. */
  private static List<Rule> firstOfPlans(List<Rule> fitting) {
    Map<String, Rule> plans = new LinkedHashMap<>();
    fitting.forEach(rule -> plans.putIfAbsent(rule.plan(), rule));
    return List.copyOf(plans.values());
  }

  private Deliveries deliveries() {
    return new Deliveries(source, call);
  }

  /** An event that is about nothing with an ARN belongs together with others of the same rule. */
  private Signal signal(Rule rule) {
    return event
        .signal()
        .orOf(
            Rule.arn(
                call.settings().region(), call.settings().account(), rule.source(), rule.name()));
  }

  private static Refusal noPlan(Rule rule) {
    return new Refusal.Conflict(
        "Rule %s starts response plan %s, which is not there any more. "
                .formatted(rule.name(), rule.plan())
            + "Make the plan again, or delete the rule.",
        Resource.RULE,
        rule.name());
  }
}
