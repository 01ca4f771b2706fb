package io.tocsin.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How much the rules of one source may be together. All of them are compared with each event at
 * once, so it is their sum that counts.
 */
public final class RuleLimits {
  /** What a bus of EventBridge has: .../eventbridge/latest/userguide/eb-quota.html */
  public static final int RULES = 300;

  static final int COMBINATIONS = 3000;
  static final int WILDCARDS = 200;

  private RuleLimits() {}

  /** Why a source with these rules takes no other one with this pattern; empty if it does. */
  public static Optional<Refusal> refuses(String source, List<Rule> rules, JsonNode pattern) {
    if (rules.size() >= RULES) {
      return full("rules of an event source", RULES, source);
    } else if (sum(rules, Weight::combinations) + Weight.combinations(pattern) > COMBINATIONS) {
      return full("combinations that $or makes in the rules of a source", COMBINATIONS, source);
    } else if (sum(rules, Weight::wildcards) + Weight.wildcards(pattern) > WILDCARDS) {
      return full("wildcards in the rules of an event source", WILDCARDS, source);
    }
    return Optional.empty();
  }

  private static long sum(List<Rule> rules, ToLongFunction<JsonNode> weight) {
    return rules.stream()
        .mapToLong(rule -> weight.applyAsLong(Json.read(rule.pattern(), JsonNode.class)))
        .sum();
  }

  private static Optional<Refusal> full(String what, int limit, String source) {
    return Optional.of(new Refusal.QuotaExceeded(what, limit, Resource.EVENT_SOURCE, source));
  }
}
