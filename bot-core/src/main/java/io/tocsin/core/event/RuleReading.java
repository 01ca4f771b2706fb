package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Nearest;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.RuleOperation.GetRule;
import io.tocsin.core.operation.RuleOperation.ListRules;
import io.tocsin.core.operation.RuleOperation.ListRulesOutput;
import io.tocsin.core.operation.RuleOperation.RuleDescription;
import io.tocsin.core.operation.RuleOperation.UnmatchedEvents;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.writer.Queries;
import java.util.List;

/** What is told of rules. */
public final class RuleReading {
  private RuleReading() {}

  public static Outcome<RuleDescription> get(GetRule operation, Call call, Queries queries) {
    return queries
        .rule(operation.name())
        .map(rule -> described(rule, Counts.of(List.of(rule), queries), call))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(noRule(operation.name(), queries)));
  }

  public static Outcome<ListRulesOutput> list(ListRules operation, Call call, Queries queries) {
    String source = operation.source();
    if (source != null && queries.sources().stream().noneMatch(it -> it.name().equals(source))) {
      return Outcome.refused(SourceReading.noSource(source));
    }
    List<Rule> rules = queries.rules(source);
    Counts counts = Counts.of(rules, queries);
    return Outcome.accepted(
        new ListRulesOutput(
            rules.stream().map(rule -> described(rule, counts, call)).toList(),
            rules.stream()
                .map(Rule::source)
                .distinct()
                .map(name -> new UnmatchedEvents(name, counts.get(Counts.unmatched(name))))
                .toList()));
  }

  static RuleDescription described(Rule rule, Counts counts, Call call) {
    return new RuleDescription(
        rule.name(),
        rule.source(),
        rule.pattern(),
        Arns.plan(call.settings().account(), rule.plan()),
        rule.enabled(),
        rule.createdBy(),
        rule.createdAt(),
        counts.get(Counts.matched(rule.name())));
  }

  static Refusal noRule(String name) {
    return new Refusal.NotFound(Resource.RULE, name, List.of());
  }

  static Refusal noRule(String name, Queries queries) {
    List<String> names = queries.rules(null).stream().map(Rule::name).toList();
    return new Refusal.NotFound(Resource.RULE, name, Nearest.to(name, names));
  }
}
