package io.tocsin.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on the rules that say which events of a source start which plan. Tocsin's own. */
public sealed interface RuleOperation<R> extends Operation<R>, Own {

  String NAME = "^[.\\-_A-Za-z0-9]+$";

  /**
   * Makes a rule for a source of the kind {@code EVENTBRIDGE}; it counts from the next event on.
   *
   * @param name as no other rule of any source is called
   * @param pattern in the pattern language of EventBridge
   * @param plan what the events start; the source's plan if null
   */
  record CreateRule(
      @NotNull
          @Size(min = 1, max = 64)
          @Pattern(regexp = NAME)
          @InWords("letters, digits and . - _")
          String name,
      @NotNull @Size(min = 1, max = 64) String source,
      @NotNull JsonNode pattern,
      @Nullable @Arn String plan)
      implements RuleOperation<RuleDescription> {}

  record GetRule(@NotNull @Size(max = 64) String name) implements RuleOperation<RuleDescription> {}

  record DeleteRule(@NotNull @Size(max = 64) String name)
      implements RuleOperation<Done>, Destructive {}

  /** Lets a rule count again. */
  record EnableRule(@NotNull @Size(max = 64) String name)
      implements RuleOperation<RuleDescription> {}

  /** Keeps a rule that does not count until it is enabled. */
  record DisableRule(@NotNull @Size(max = 64) String name)
      implements RuleOperation<RuleDescription> {}

  /** Lists rules by name; those of one source if it is given. */
  record ListRules(@Nullable @Size(max = 64) String source)
      implements RuleOperation<ListRulesOutput> {}

  /**
   * Tries a pattern on an event; starts nothing.
   *
   * @param name of the rule whose pattern is tried; null if {@code pattern} is given
   */
  record TestRule(
      @Nullable @Size(max = 64) String name, @NotNull JsonNode event, @Nullable JsonNode pattern)
      implements RuleOperation<TestRuleOutput> {}

  /**
   * @param pattern its JSON, as one line
   * @param matchedEvents how many events it matched since it was made
   */
  record RuleDescription(
      String name,
      String source,
      String pattern,
      String responsePlanArn,
      boolean enabled,
      String createdBy,
      Instant creationTime,
      int matchedEvents) {}

  /**
   * @param unmatched for each source that has rules, how many events none of them matched
   */
  record ListRulesOutput(List<RuleDescription> rules, List<UnmatchedEvents> unmatched) {}

  record UnmatchedEvents(String source, int events) {}

  /**
   * @param failedParts the parts of the pattern that the event does not fit; null if it matches
   */
  record TestRuleOutput(boolean matches, @Nullable List<FailedPart> failedParts) {}

  /**
   * @param path names with dots between them
   * @param wanted what the pattern asks for there, as JSON
   * @param found what the event has there, as JSON; null if nothing
   */
  record FailedPart(String path, String wanted, @Nullable String found) {}
}
