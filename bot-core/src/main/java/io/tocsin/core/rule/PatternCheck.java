package io.tocsin.core.rule;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Json;
import io.tocsin.core.Nearest;
import io.tocsin.core.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;

/** Says whether a JSON value is a pattern of EventBridge, and where and why it is not. */
public final class PatternCheck {
  /** EventBridge's limit: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
  public static final int LONGEST = 4096;

  /** EventBridge's limit for what the parts of {@code $or} multiply to. */
  static final int MOST_COMBINATIONS = 1000;

  /** The wildcards of one pattern; the work of matching grows with each. */
  static final int MOST_WILDCARDS = 20;

  private static final String UNKNOWN = "Unrecognized match type ";
  private static final List<String> MATCHES =
      List.of(
          "prefix",
          "suffix",
          "equals-ignore-case",
          "wildcard",
          "anything-but",
          "numeric",
          "cidr",
          "exists");

  private PatternCheck() {}

  /** What is wrong with the pattern, as a violation of the member of this name. */
  public static Optional<Violation> of(JsonNode pattern, String member) {
    String text = pattern.toString();
    if (!pattern.isObject()) {
      return wrong(member, text, "a pattern is a JSON object");
    } else if (text.length() > LONGEST) {
      return wrong(member, null, "it may have up to " + LONGEST + " characters");
    } else if (Weight.combinations(pattern) > MOST_COMBINATIONS) {
      return wrong(member, null, "its $or make more than " + MOST_COMBINATIONS + " combinations");
    } else if (Weight.wildcards(pattern) > MOST_WILDCARDS) {
      return wrong(member, null, "it may have up to " + MOST_WILDCARDS + " wildcards");
    }
    return compiled(text, member);
  }

  private static Optional<Violation> compiled(String text, String member) {
    try {
      JsonRuleCompiler.compile(text);
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return wrong(member + place(text, e.getLocation()), null, plain(e.getOriginalMessage()));
    } catch (IOException | RuntimeException e) {
      return wrong(member, null, plain(String.valueOf(e.getMessage())));
    }
  }

  private static Optional<Violation> wrong(String path, @Nullable String value, String reason) {
    return Optional.of(
        new Violation(path, value, "Member must be a pattern of EventBridge: " + reason));
  }

  /** The names and positions that lead to a place in the text, each behind a dot. */
  private static String place(String text, @Nullable JsonLocation at) {
    String path = "";
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      while (at != null
          && parser.nextToken() != null
          && parser.currentLocation().getCharOffset() <= at.getCharOffset()) {
        path = parser.getParsingContext().pathAsPointer().toString();
      }
    } catch (IOException e) {
      return "";
    }
    return path.replace('/', '.');
  }

  private static String plain(String reason) {
    if (!reason.startsWith(UNKNOWN)) {
      return reason.strip().replaceFirst("\\.$", "").replaceAll("\\s+", " ");
    }
    String given = reason.substring(UNKNOWN.length()).strip();
    List<String> near = Nearest.to(given, MATCHES);
    return "there is no match “%s”; %s"
        .formatted(
            given,
            near.isEmpty()
                ? "there are " + String.join(", ", MATCHES)
                : "the nearest is " + String.join(" or ", near));
  }
}
