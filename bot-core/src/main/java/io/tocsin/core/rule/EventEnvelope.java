package io.tocsin.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event of EventBridge: what every one of them has, and the whole.
 *
 * @param resources what it is about, mostly ARNs
 */
public record EventEnvelope(
    String id,
    String source,
    String detailType,
    String account,
    String region,
    Instant time,
    List<String> resources,
    ObjectNode body) {
  private static final int LONGEST = 256;
  private static final int LONGEST_RESOURCE = 2048;
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  public EventEnvelope {
    resources = List.copyOf(resources);
  }

  /** Either an event, or everything that keeps a value from being one. */
  public record Read(@Nullable EventEnvelope event, List<Violation> violations) {}

  /** Whether somebody meant this to be an event of EventBridge. */
  public static boolean isMeant(JsonNode value) {
    return value.has("detail-type") || value.has("detail") && value.has("source");
  }

  /**
   * @param where what the value is called in what is said of it
   */
  public static Read read(JsonNode value, String where) {
    return new Reading(value, where).read();
  }

  private static final class Reading {
    private final JsonNode value;
    private final String where;
    private final List<Violation> violations = new ArrayList<>();

    Reading(JsonNode value, String where) {
      this.value = value;
      this.where = where;
    }

    Read read() {
      if (!(value instanceof ObjectNode body)) {
        return new Read(null, List.of(new Violation(where, null, "Member must be a JSON object")));
      }
      EventEnvelope event =
          new EventEnvelope(
              text("id"),
              text("source"),
              text("detail-type"),
              account(),
              text("region"),
              time(),
              resources(),
              body);
      if (!value.path("detail").isObject()) {
        wrong("detail", null, "Member must be a JSON object");
      }
      return violations.isEmpty() ? new Read(event, List.of()) : new Read(null, violations);
    }

    private String text(String member) {
      JsonNode node = value.path(member);
      if (node.isMissingNode() || node.isNull()) {
        return wrong(member, null, "Member must not be null");
      }
      String text = node.isTextual() ? node.textValue() : "";
      if (text.isBlank() || text.length() > LONGEST || hasControls(text)) {
        String allowed = "Member must be a text of 1 to " + LONGEST + " characters on one line";
        return wrong(member, shown(node), allowed);
      }
      return text;
    }

    private String account() {
      String text = text("account");
      return text.isEmpty() || ACCOUNT.matcher(text).matches()
          ? text
          : wrong("account", text, "Member must be an account of 12 digits");
    }

    private Instant time() {
      String text = text("time");
      try {
        return text.isEmpty()
            ? Instant.EPOCH
            : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
      } catch (DateTimeException notATime) {
        wrong("time", text, "Member must be a time such as 2026-11-23T14:05:00Z");
        return Instant.EPOCH;
      }
    }

    private List<String> resources() {
      JsonNode node = value.path("resources");
      List<String> resources = new ArrayList<>();
      boolean fits = node.isArray() || node.isMissingNode() || node.isNull();
      for (JsonNode item : node) {
        fits &= item.isTextual() && item.textValue().length() <= LONGEST_RESOURCE;
        resources.add(item.asText());
      }
      if (!fits) {
        String allowed = "Member must be a list of texts of up to %d characters each";
        wrong("resources", shown(node), allowed.formatted(LONGEST_RESOURCE));
      }
      return resources;
    }

    private static boolean hasControls(String text) {
      return text.chars().anyMatch(Character::isISOControl);
    }

    private static String shown(JsonNode node) {
      String text = node.isTextual() ? node.textValue() : node.getNodeType().name();
      return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private String wrong(String member, @Nullable String given, String constraint) {
      violations.add(new Violation(where + "." + member, given, constraint));
      return "";
    }
  }
}
