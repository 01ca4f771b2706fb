package io.tocsin.core.event;

import io.tocsin.core.rule.Rule;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.State;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many events a rule matched, and how many none of a source's rules did. */
record Counts(Map<String, Long> values) {

  static Key.Counter matched(String rule) {
    return new Key.Counter("rule:" + rule);
  }

  static Key.Counter unmatched(String source) {
    return new Key.Counter("unmatched:" + source);
  }

  /** The counts of these rules and their sources. */
  static Counts of(Collection<Rule> rules, Queries queries) {
    List<String> names =
        rules.stream()
            .flatMap(rule -> Stream.of(matched(rule.name()), unmatched(rule.source())))
            .map(Key.Counter::name)
            .distinct()
            .toList();
    return new Counts(queries.counters(names));
  }

  static Counts of(Rule rule, State state) {
    String name = matched(rule.name()).name();
    return new Counts(Map.of(name, state.counter(name)));
  }

  int get(Key.Counter counter) {
    return (int) Math.min(values.getOrDefault(counter.name(), 0L), Integer.MAX_VALUE);
  }

  static Change oneMore(Key.Counter counter, State state) {
    return new Change.SetCounter(counter.name(), state.counter(counter.name()) + 1);
  }

  static Change none(Key.Counter counter) {
    return new Change.SetCounter(counter.name(), 0);
  }
}
