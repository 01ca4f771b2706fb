package io.tocsin.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Violation;
import io.tocsin.core.event.Signal.State;
import io.tocsin.core.incident.Trigger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members that a notification must have, and collects what is wrong with them. What it
 * answers for a member that is wrong has no meaning.
 */
final class Members {
  /** Times with an offset as CloudWatch writes it, with a colon and without one. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final JsonNode root;
  private final String where;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * @param where how the root is called in what is said of it
   */
  Members(JsonNode root, String where) {
    this.root = root;
    this.where = where;
  }

  List<Violation> violations() {
    return violations;
  }

  /** A text that is not blank; {@code path} has dots between the names of members. */
  String text(String path) {
    String text = optional(path);
    return text == null ? wrong(path, null, "Member must not be null") : text;
  }

  /** The same, null where it is not there. Control characters are taken out. */
  @Nullable String optional(String path) {
    JsonNode node = at(path);
    String text = node.isTextual() ? CONTROL.matcher(node.textValue()).replaceAll(" ").strip() : "";
    return text.isEmpty() ? null : text;
  }

  void mustBe(String path, String expected) {
    String text = text(path);
    if (!text.isEmpty() && !text.equals(expected)) {
      wrong(path, text, "Member must be '" + expected + "'");
    }
  }

  String alarmArn(String path) {
    String text = text(path);
    return text.isEmpty() || text.length() <= 1000 && Trigger.alarmName(text) != null
        ? text
        : wrong(path, text, "Member must be the ARN of an alarm of CloudWatch");
  }

  State state(String path) {
    String text = text(path);
    return Stream.of(State.values())
        .filter(state -> state.name().equals(text))
        .findFirst()
        .orElseGet(() -> noState(path, text));
  }

  Instant time(String path) {
    String text = text(path);
    try {
      return text.isEmpty() ? Instant.EPOCH : TIME.parse(text, Instant::from);
    } catch (DateTimeException notATime) {
      wrong(path, text, "Member must be a time such as 2026-11-23T14:05:00Z");
      return Instant.EPOCH;
    }
  }

  boolean has(String member) {
    return root.hasNonNull(member);
  }

  /** One of these words. */
  String oneOf(String path, String... words) {
    String text = text(path);
    return text.isEmpty() || List.of(words).contains(text)
        ? text
        : wrong(path, text, "Member must satisfy enum value set: " + List.of(words));
  }

  String wrong(String path, @Nullable String value, String constraint) {
    violations.add(new Violation(where + "." + path, value, constraint));
    return "";
  }

  private State noState(String path, String text) {
    if (!text.isEmpty()) {
      wrong(path, text, "Member must satisfy enum value set: " + List.of(State.values()));
    }
    return State.INSUFFICIENT_DATA;
  }

  private JsonNode at(String path) {
    return path.indexOf('.') < 0 ? root.path(path) : root.at("/" + path.replace('.', '/'));
  }
}
