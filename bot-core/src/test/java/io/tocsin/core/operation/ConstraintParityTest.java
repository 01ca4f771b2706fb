package io.tocsin.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every record requires and limits what AWS's model does. The facts stand in {@code aws-facts.json}
 * and {@code aws-contacts-facts.json}: structures name the shapes of their members, shapes have
 * limits.
 */
class ConstraintParityTest {
  private static final Map<String, JsonNode> FACTS =
      Map.of(
          Operations.SSM_INCIDENTS, facts("aws-facts.json"),
          Operations.SSM_CONTACTS, facts("aws-contacts-facts.json"));

  @TestFactory
  Stream<DynamicTest> requests_are_limited_as_in_the_model() {
    return Vocabulary.ALL.stream().flatMap(ConstraintParityTest::requests);
  }

  private static Stream<DynamicTest> requests(Vocabulary vocabulary) {
    JsonNode facts = facts(vocabulary);
    return vocabulary.requests().entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> {
                  JsonNode fact = facts.path("structures").path(entry.getKey());
                  assertThat(limits(entry.getValue())).isEqualTo(limits(fact, facts));
                  assertThat(required(entry.getValue())).isEqualTo(required(fact));
                  assertThat(entry.getValue().isUnion()).isEqualTo(fact.path("union").asBoolean());
                }));
  }

  @TestFactory
  Stream<DynamicTest> answers_always_hold_what_the_model_requires() {
    return Vocabulary.ALL.stream().flatMap(ConstraintParityTest::answers);
  }

  private static Stream<DynamicTest> answers(Vocabulary vocabulary) {
    JsonNode facts = facts(vocabulary);
    return vocabulary.answers().entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () ->
                    assertThat(required(entry.getValue()))
                        .isEqualTo(required(facts.path("structures").path(entry.getKey())))));
  }

  @Test
  void every_structure_of_the_facts_is_compared() {
    for (Vocabulary vocabulary : Vocabulary.ALL) {
      Set<String> compared = new TreeSet<>(vocabulary.requests().keySet());
      compared.addAll(vocabulary.answers().keySet());
      assertThat(compared).isEqualTo(names(facts(vocabulary).path("structures")));
    }
  }

  private static Set<String> required(Shape shape) {
    return shape.members().stream()
        .filter(Member::required)
        .map(Member::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> required(JsonNode fact) {
    assertThat(fact.isObject()).isTrue();
    return fact.path("required")
        .valueStream()
        .map(JsonNode::textValue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> limits(Shape shape) {
    Map<String, String> limits = new TreeMap<>();
    shape
        .members()
        .forEach(member -> limits.put(member.name(), ours(member.kind(), member.limits())));
    return limits;
  }

  private static Map<String, String> limits(JsonNode fact, JsonNode facts) {
    Map<String, String> limits = new TreeMap<>();
    fact.path("members")
        .properties()
        .forEach(
            member -> limits.put(member.getKey(), theirs(member.getValue().textValue(), facts)));
    return limits;
  }

  private static String ours(Kind kind, Limits limits) {
    return switch (kind) {
      case Kind.Text _ -> "string " + length(limits) + limits.patterns();
      case Kind.Whole _ -> "integer " + List.of(limits.least(), limits.greatest());
      case Kind.Flag _ -> "boolean";
      case Kind.Time _ -> "timestamp";
      case Kind.OneOf oneOf -> "enum " + names(oneOf);
      case Kind.Structure(Shape shape) -> shape.type().getSimpleName();
      case Kind.ListOf(var element) -> "list " + length(limits) + " of " + ours(element);
      case Kind.MapOf(var key, var value) ->
          "map " + length(limits) + " of " + ours(key) + " to " + ours(value);
      case Kind.Json _, Kind.Hidden _ -> "nothing that AWS has";
    };
  }

  private static String ours(Kind.Element element) {
    return ours(element.kind(), element.limits());
  }

  private static List<Integer> length(Limits limits) {
    return List.of(limits.shortest(), limits.longest());
  }

  private static String theirs(String name, JsonNode facts) {
    JsonNode shape = facts.path("shapes").path(name);
    if (shape.has("enum")) {
      return "enum " + texts(shape.path("enum"));
    }
    List<Integer> length =
        List.of(shape.path("min").asInt(0), shape.path("max").asInt(Integer.MAX_VALUE));
    return switch (shape.path("type").asText(name)) {
      case "string" -> "string " + length + texts(shape.path("pattern"));
      case "integer" -> "integer " + range(shape);
      case "list" -> "list " + length + " of " + theirs(shape.path("member").textValue(), facts);
      case "map" ->
          "map "
              + length
              + " of "
              + theirs(shape.path("key").textValue(), facts)
              + " to "
              + theirs(shape.path("value").textValue(), facts);
      case String other -> other;
    };
  }

  private static List<Long> range(JsonNode shape) {
    return List.of(
        shape.path("min").asLong(Long.MIN_VALUE), shape.path("max").asLong(Long.MAX_VALUE));
  }

  private static List<String> texts(JsonNode node) {
    return node.isTextual()
        ? List.of(node.textValue())
        : node.valueStream().map(JsonNode::textValue).toList();
  }

  private static Set<String> names(JsonNode node) {
    return node.propertyStream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> names(Kind.OneOf oneOf) {
    return oneOf.values().stream().filter(name -> !Vocabulary.BEYOND.contains(name)).toList();
  }

  private static JsonNode facts(Vocabulary vocabulary) {
    return Objects.requireNonNull(FACTS.get(vocabulary.service()));
  }

  private static JsonNode facts(String file) {
    try (InputStream in = ConstraintParityTest.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
