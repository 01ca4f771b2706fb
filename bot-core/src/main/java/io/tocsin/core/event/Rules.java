package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.rule.Match;
import io.tocsin.core.rule.Rule;
import io.tocsin.core.rule.RuleBooks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares an event with the rules of its source. */
@FunctionalInterface
interface Rules {
  Match match(List<Rule> rules, JsonNode event);

  /** Compares once, for all the times that one request asks about its one event. */
  final class Once implements Rules {
    private final Rules rules;
    private @Nullable List<Rule> before;
    private @Nullable Match known;

    Once(Rules rules) {
      this.rules = rules;
    }

    @Override
    public Match match(List<Rule> all, JsonNode event) {
      Match answer = all.equals(before) ? known : null;
      if (answer == null) {
        answer = rules.match(all, event);
        before = all;
        known = answer;
      }
      return answer;
    }
  }

  /** What is made of rules is kept for the requests that follow. */
  static Rules kept() {
    return new RuleBooks()::match;
  }
}
