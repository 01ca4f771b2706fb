package io.tocsin.core.rule;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tries a pattern on one event and says which parts of it the event does not fit. */
public final class PatternTrial {
  private static final int MOST_FOUND = 10;

  private final JsonNode event;

  public PatternTrial(JsonNode event) {
    this.event = event;
  }

  /**
   * @param match whether the event fits the whole pattern
   * @param failed the parts that it does not fit, each by itself; none although it does not match
   *     if it is in different items of a list that the parts fit
   */
  public record Result(Match match, List<Part> failed) {
    public Result {
      failed = List.copyOf(failed);
    }

    public boolean matches() {
      return match instanceof Match.Fits(List<Rule> rules) && !rules.isEmpty();
    }
  }

  /**
   * @param path names with dots between them
   * @param wanted what the pattern asks for there, as JSON
   * @param found what the event has there, as JSON; empty if it has nothing
   */
  public record Part(String path, String wanted, String found) {}

  /** Tries a pattern that {@link PatternCheck} has nothing against. */
  public Result of(JsonNode pattern) {
    Match match = match(pattern);
    boolean tried = match instanceof Match.Fits(List<Rule> rules) && rules.isEmpty();
    return new Result(match, tried ? failed(pattern) : List.of());
  }

  private List<Part> failed(JsonNode pattern) {
    return pieces("", pattern).stream()
        .filter(piece -> match(piece.pattern()).equals(new Match.Fits(List.of())))
        .map(piece -> new Part(piece.path(), piece.wanted().toString(), found(piece.path())))
        .toList();
  }

  private Match match(JsonNode pattern) {
    UUID none = new UUID(0, 0);
    String text = pattern.toString();
    Rule rule = new Rule("trial", "", text, "", true, none, "", Instant.EPOCH);
    return new RuleBook(List.of(rule)).match(event);
  }

  private String found(String path) {
    List<JsonNode> values = new ArrayList<>(List.of(event));
    for (String name : path.split("\\.")) {
      List<JsonNode> inside = new ArrayList<>();
      values.forEach(value -> addMember(value, name, inside));
      values = inside;
    }
    return values.stream().map(JsonNode::toString).limit(MOST_FOUND).collect(joining(", "));
  }

  /** A list counts as each of its items, as it does in the pattern. */
  private static void addMember(JsonNode value, String name, List<JsonNode> to) {
    if (value.isArray()) {
      value.forEach(item -> addMember(item, name, to));
    } else if (value.has(name)) {
      to.add(value.get(name));
    }
  }

  /** A pattern that has one condition, at a place where the whole one has it too. */
  private record Piece(String path, JsonNode wanted, ObjectNode pattern) {
    Piece inside(String name) {
      ObjectNode around = Json.MAPPER.createObjectNode();
      around.set(name, pattern);
      return new Piece(path, wanted, around);
    }
  }

  private static List<Piece> pieces(String path, JsonNode pattern) {
    List<Piece> pieces = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : pattern.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      String here = path.isEmpty() ? name : path + "." + name;
      if (value.isObject()) {
        pieces(here, value).forEach(piece -> pieces.add(piece.inside(name)));
      } else {
        ObjectNode alone = Json.MAPPER.createObjectNode();
        alone.set(name, value);
        pieces.add(new Piece(here, value, alone));
      }
    }
    return pieces;
  }
}
