package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.RuleOperation.FailedPart;
import io.tocsin.core.operation.RuleOperation.TestRule;
import io.tocsin.core.operation.RuleOperation.TestRuleOutput;
import io.tocsin.core.rule.Match;
import io.tocsin.core.rule.PatternCheck;
import io.tocsin.core.rule.PatternTrial;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.writer.Queries;
import java.util.List;
import java.util.Optional;

/** Tries a rule, or a pattern that is none yet, on an event; starts nothing. */
public final class RuleTrial {
  private static final String ONE = "Member must be given if there is no %s, and only then";

  private RuleTrial() {}

  public static Outcome<TestRuleOutput> test(TestRule operation, Call call, Queries queries) {
    String name = operation.name();
    JsonNode pattern = operation.pattern();
    if (!operation.event().isObject()) {
      return refuse(new Violation("event", null, "Member must be the JSON object of an event"));
    } else if (name == null && pattern != null) {
      return PatternCheck.of(pattern, "pattern")
          .map(RuleTrial::refuse)
          .orElseGet(() -> tried(pattern, operation.event()));
    } else if (name == null || pattern != null) {
      return refuse(new Violation("name", name, ONE.formatted("pattern")));
    }
    return queries
        .rule(name)
        .map(rule -> tried(Json.read(rule.pattern(), JsonNode.class), operation.event()))
        .orElseGet(() -> Outcome.refused(RuleReading.noRule(name, queries)));
  }

  private static Outcome<TestRuleOutput> tried(JsonNode pattern, JsonNode event) {
    PatternTrial.Result result = new PatternTrial(event).of(pattern);
    return switch (result.match()) {
      case Match.TooMuch(String reason) -> refuse(tooMuch("event", reason));
      case Match.Fits(List<Rule> rules) when !rules.isEmpty() ->
          Outcome.accepted(new TestRuleOutput(true, null));
      case Match.Fits none ->
          Outcome.accepted(
              new TestRuleOutput(false, result.failed().stream().map(RuleTrial::failed).toList()));
    };
  }

  /** Why an event is refused that cannot be compared with its rules. */
  static Violation tooMuch(String path, String reason) {
    return new Violation(path, null, "Member must be less of an event, because " + reason);
  }

  private static FailedPart failed(PatternTrial.Part part) {
    Optional<String> found = Optional.of(part.found()).filter(text -> !text.isEmpty());
    return new FailedPart(part.path(), part.wanted(), found.orElse(null));
  }

  private static Outcome<TestRuleOutput> refuse(Violation violation) {
    return Outcome.refused(Refusal.Invalid.of(violation));
  }
}
