package io.tocsin.core.rule;

import java.time.Instant;
import java.util.UUID;

/**
 * Which events of a source start which plan.
 *
 * @param pattern the JSON of a pattern of EventBridge; it was checked when the rule was made
 * @param plan the name of the response plan
 * @param revision another one after each change, so that what was made of a rule is known to be old
 */
public record Rule(
    String name,
    String source,
    String pattern,
    String plan,
    boolean enabled,
    UUID revision,
    String createdBy,
    Instant createdAt) {

  /** The same rule switched on or off. */
  public Rule switched(boolean on, UUID newRevision) {
    return new Rule(name, source, pattern, plan, on, newRevision, createdBy, createdAt);
  }

  /** How AWS would call it, were the source one of its buses. */
  public static String arn(String region, String account, String source, String name) {
    return "arn:aws:events:%s:%s:rule/%s/%s".formatted(region, account, source, name);
  }
}
