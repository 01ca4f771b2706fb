package io.tocsin.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** Some rules, made ready for events. Safe for several threads. */
final class RuleBook {
  static final int MOST_COMBINATIONS = 10_000;
  static final int MOST_COMPARED = 1_000_000;

  private final Map<String, Rule> rules = new HashMap<>();
  private final Machine machine = Machine.builder().build();
  private final Looked looked;
  private long wildcards;

  /**
   * @throws IllegalStateException if a rule is kept whose pattern was never checked
   */
  RuleBook(List<Rule> all) {
    Set<String> fields = new HashSet<>();
    for (Rule rule : all) {
      add(rule, fields);
    }
    looked = new Looked(fields);
  }

  private void add(Rule rule, Set<String> fields) {
    try {
      JsonRuleCompiler.compile(rule.pattern()).forEach(part -> fields.addAll(part.keySet()));
      machine.addRule(rule.name(), rule.pattern());
    } catch (IOException e) {
      throw new IllegalStateException("The pattern of rule " + rule.name() + " is none", e);
    }
    rules.put(rule.name(), rule);
    wildcards += Weight.wildcards(Json.read(rule.pattern(), JsonNode.class));
  }

  Match match(JsonNode event) {
    ObjectNode part = looked.at(event);
    if (Looked.combinations(part) > MOST_COMBINATIONS) {
      return new Match.TooMuch("its rules look at lists that are too long to be compared");
    } else if (wildcards * Looked.characters(part) > MOST_COMPARED) {
      return new Match.TooMuch("its rules compare texts with wildcards that are too long for that");
    }
    return new Match.Fits(
        machine.rulesForJSONEvent(part).stream()
            .distinct()
            .map(name -> Objects.requireNonNull(rules.get(name)))
            .sorted(Comparator.comparing(Rule::name))
            .toList());
  }
}
