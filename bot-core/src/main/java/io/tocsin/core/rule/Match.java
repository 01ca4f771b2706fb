package io.tocsin.core.rule;

import java.util.List;

/** What the rules of a source say of an event. */
public sealed interface Match {

  /**
   * @param rules the rules that it fits, by name; none if it fits none
   */
  record Fits(List<Rule> rules) implements Match {
    public Fits {
      rules = List.copyOf(rules);
    }
  }

  /** To compare the event with the rules would take too much work. The reason follows "because". */
  record TooMuch(String reason) implements Match {}
}
