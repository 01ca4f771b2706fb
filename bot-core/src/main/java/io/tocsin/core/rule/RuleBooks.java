package io.tocsin.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;

/**
 * Compares events with rules. What was made of a set of rules is kept for the next event, under the
 * revisions of the rules; so a changed rule counts at once. Safe for several threads.
 */
public final class RuleBooks {
  private static final int KEPT = 100;

  private final Cache<List<UUID>, RuleBook> books =
      Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

  /** What the rules that are switched on say of the event. */
  public Match match(List<Rule> rules, JsonNode event) {
    List<Rule> enabled = rules.stream().filter(Rule::enabled).toList();
    if (enabled.isEmpty()) {
      return new Match.Fits(List.of());
    }
    List<UUID> revisions = enabled.stream().map(Rule::revision).toList();
    return books.get(revisions, unknown -> new RuleBook(enabled)).match(event);
  }
}
