package io.tocsin.core.rule;

import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleBooksTest {
  private final RuleBooks books = new RuleBooks();

  @Test
  void an_event_fits_any_number_of_rules_which_are_told_by_name() {
    List<Rule> rules =
        List.of(
            rule("z", "{\"source\":[\"aws.ec2\"]}"),
            rule("a", "{\"detail\":{\"n\":[{\"numeric\":[\">\",5]}]}}"),
            rule("other", "{\"source\":[\"aws.s3\"]}"));
    assertThat(fits(rules, json("{\"source\":\"aws.ec2\",\"detail\":{\"n\":7}}")))
        .containsExactly("a", "z");
    assertThat(fits(rules, json("{\"source\":\"x\"}"))).isEmpty();
  }

  @Test
  void a_rule_that_is_off_fits_nothing() {
    Rule off = rule("a", "{\"source\":[\"x\"]}").switched(false, UUID.randomUUID());
    assertThat(fits(List.of(off), json("{\"source\":\"x\"}"))).isEmpty();
  }

  @Test
  void a_changed_rule_counts_at_once() {
    Rule before = rule("a", "{\"source\":[\"x\"]}");
    Rule after = rule("a", "{\"source\":[\"y\"]}");
    assertThat(fits(List.of(before), json("{\"source\":\"x\"}"))).containsExactly("a");
    assertThat(fits(List.of(after), json("{\"source\":\"x\"}"))).isEmpty();
    assertThat(fits(List.of(before), json("{\"source\":\"x\"}"))).containsExactly("a");
  }

  @Test
  void three_hundred_rules_are_compared_at_once() {
    List<Rule> rules =
        IntStream.range(0, RuleLimits.RULES)
            .mapToObj(i -> rule("r" + i, "{\"detail\":{\"n\":[\"v%d\"]}}".formatted(i)))
            .toList();
    assertThat(fits(rules, json("{\"detail\":{\"n\":\"v77\"}}"))).containsExactly("r77");
  }

  @Test
  void lists_that_no_rule_looks_at_cost_nothing() {
    ObjectNode event = (ObjectNode) json("{\"source\":\"x\"}");
    IntStream.range(0, 5000).forEach(i -> event.withArray("a").add("x" + i));
    IntStream.range(0, 5000).forEach(i -> event.withArray("b").add("x" + i));
    assertThat(fits(List.of(rule("r", "{\"source\":[\"x\"]}")), event)).containsExactly("r");
  }

  @Test
  void lists_that_would_multiply_are_too_much() {
    ObjectNode event = Json.MAPPER.createObjectNode();
    IntStream.range(0, 101).forEach(i -> event.withArray("a").add("x" + i));
    IntStream.range(0, 100).forEach(i -> event.withArray("b").add("x" + i));
    Rule rule = rule("r", "{\"a\":[{\"prefix\":\"x\"}],\"b\":[{\"prefix\":\"x\"}]}");
    assertThat(books.match(List.of(rule), event)).isInstanceOf(Match.TooMuch.class);
    event.withArray("a").remove(0);
    assertThat(fits(List.of(rule), event)).containsExactly("r");
  }

  @Test
  void a_long_list_of_objects_is_too_much_too() {
    ObjectNode event = Json.MAPPER.createObjectNode();
    IntStream.range(0, 5000).forEach(i -> event.withArray("f").addObject().put("a", i).put("b", i));
    Rule rule = rule("r", "{\"f\":{\"a\":[1],\"b\":[2]}}");
    assertThat(books.match(List.of(rule), event)).isInstanceOf(Match.TooMuch.class);
  }

  @Test
  void long_texts_are_compared_with_words_but_not_with_wildcards() {
    ObjectNode event = Json.MAPPER.createObjectNode().put("text", "a".repeat(200_000));
    assertThat(fits(List.of(rule("r", "{\"text\":[{\"prefix\":\"aa\"}]}")), event)).hasSize(1);
    Rule wild = rule("w", "{\"text\":[{\"wildcard\":\"*a*b*c*d*e*f*\"}]}");
    assertThat(books.match(List.of(wild), event)).isInstanceOf(Match.TooMuch.class);
  }

  @Test
  void nothing_that_can_come_breaks_the_comparison() {
    List<Rule> rules =
        List.of(rule("r", "{\"a\":{\"b\":[1,{\"exists\":false}]},\"c\":[{\"prefix\":\"x\"}]}"));
    for (String event :
        List.of(
            "{}",
            "{\"a\":null,\"c\":[[],{},[[1]]]}",
            "{\"a\":[1,[{\"b\":1e400}]],\"c\":{\"d\":[]}}",
            "{\"a\":{\"b\":{\"c\":1}},\"c\":true}",
            "{\"a.b\":1,\"c\":-0.0}")) {
      assertThat(books.match(rules, json(event))).as(event).isInstanceOf(Match.Fits.class);
    }
  }

  @Test
  void a_full_source_takes_no_more_rules() {
    JsonNode pattern = json("{\"source\":[\"x\"]}");
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < RuleLimits.RULES; i++) {
      assertThat(RuleLimits.refuses("s", rules, pattern)).isEmpty();
      rules.add(rule("r" + i, pattern.toString()));
    }
    assertThat(RuleLimits.refuses("s", rules, pattern)).isPresent();
  }

  @Test
  void wildcards_and_combinations_of_all_rules_together_are_limited() {
    JsonNode wild = json("{\"a\":[{\"wildcard\":\"*1*2*3*4*5*6*7*8*9*\"}]}");
    List<Rule> rules = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> rules.add(rule("r" + i, wild.toString())));
    assertThat(RuleLimits.refuses("s", rules, wild)).isPresent();
    assertThat(RuleLimits.refuses("s", rules, json("{\"a\":[1]}"))).isEmpty();
  }

  private List<String> fits(List<Rule> rules, JsonNode event) {
    return ((Match.Fits) books.match(rules, event)).rules().stream().map(Rule::name).toList();
  }

  static Rule rule(String name, String pattern) {
    return new Rule(
        name, "s", pattern, "checkout", true, UUID.randomUUID(), "arn:sam", Instant.EPOCH);
  }
}
