package io.tocsin.core;

import org.jspecify.annotations.Nullable;

/**
 * One constraint that a request breaks.
 *
 * @param path where, in AWS's spelling: {@code incidentTemplate.title}, {@code
 *     relatedItems.1.member.title}
 * @param value what was given, as text; null if nothing was
 * @param constraint what must hold, in AWS's words, such as "Member must have value less than or
 *     equal to 5"
 */
public record Violation(String path, @Nullable String value, String constraint) {

  /** The sentence that AWS's services answer with for this violation. */
  public String awsText() {
    String given = value == null ? "Value null" : "Value '" + value + "'";
    return given + " at '" + path + "' failed to satisfy constraint: " + constraint;
  }
}
