package io.tocsin.core.rule;

import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Violation;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCheckTest {
  private static final String NONE = "Member must be a pattern of EventBridge: ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'source':['aws.ec2']}",
        "{'detail':{'severity':[{'numeric':['>=',7]}],'state':[{'anything-but':'OK'}]}}",
        "{'$or':[{'source':['a']},{'detail':{'b':[null,true,1.5]}}]}",
        "{'detail':{'ip':[{'cidr':'10.0.0.0/24'}],'name':[{'wildcard':'web-*'}]}}",
        "{'detail':{'error':[{'exists':false}],'a':[{'equals-ignore-case':'Yes'}]}}"
      })
  void a_pattern_is_a_pattern(String pattern) {
    assertThat(PatternCheck.of(json(pattern.replace('\'', '"')), "pattern")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                          | pattern                     | a pattern is a JSON object
          "x"                                         | pattern                     | a pattern is a JSON object
          {}                                          | pattern                     | Empty objects are not allowed
          {"source":"aws.ec2"}                        | pattern.source              | "source" must be an object or an array
          {"source":[]}                               | pattern.source              | Empty arrays are not allowed
          {"detail":{"a":[[1]]}}                      | pattern.detail.a.0          | Match value must be String, number, true, false, or null
          {"source":[{"prefx":"aws"}]}                | pattern.source.0.prefx      | there is no match “prefx”; the nearest is prefix
          {"source":["b",{"regex":"a"}]}              | pattern.source.1.regex      | there is no match “regex”; there are prefix, suffix, equals-ignore-case, wildcard, anything-but, numeric, cidr, exists
          {"source":[{"prefix":3}]}                   | pattern.source.0.prefix     | prefix match pattern must be a string
          {"detail":{"n":[{"numeric":[">","x"]}]}}    | pattern.detail.n.0.numeric.1 | Value of > must be numeric
          {"a":[{"wildcard":"**"}]}                   | pattern.a.0.wildcard        | Consecutive wildcard characters at pos 1
          {"a":[{"cidr":"10.0.0.1"}]}                 | pattern                     | Malformed CIDR, one '/' required
          {"$or":[{"a":[1]}]}                         | pattern.$or                 | There must have at least 2 Objects in $or relationship
          """)
  void what_is_none_is_told_with_its_place_and_reason(String pattern, String path, String reason) {
    assertThat(PatternCheck.of(json(pattern), "pattern"))
        .get()
        .satisfies(violation -> {
          assertThat(violation.path()).isEqualTo(path);
          assertThat(violation.constraint()).isEqualTo(NONE + reason);
        });
  }

  @Test
  void a_pattern_may_have_4096_characters() {
    String around = "{\"a\":[\"%s\"]}";
    int inside = PatternCheck.LONGEST - around.length() + 2;
    assertThat(PatternCheck.of(json(around.formatted("x".repeat(inside))), "pattern")).isEmpty();
    assertThat(PatternCheck.of(json(around.formatted("x".repeat(inside + 1))), "pattern"))
        .contains(new Violation("pattern", null, NONE + "it may have up to 4096 characters"));
  }

  @Test
  void what_would_grow_without_bounds_is_refused_before_it_is_tried() {
    String choice = "\"f%d\":{\"$or\":[{\"a\":[1]},{\"b\":[2]}]}";
    assertThat(PatternCheck.of(json(repeated(9, choice)), "pattern")).isEmpty();
    assertThat(PatternCheck.of(json(repeated(60, choice)), "pattern"))
        .contains(
            new Violation("pattern", null, NONE + "its $or make more than 1000 combinations"));
    String wildcard = "\"f%d\":[{\"wildcard\":\"*x*\"}]";
    assertThat(PatternCheck.of(json(repeated(10, wildcard)), "pattern")).isEmpty();
    assertThat(PatternCheck.of(json(repeated(11, wildcard)), "pattern"))
        .contains(new Violation("pattern", null, NONE + "it may have up to 20 wildcards"));
  }

  @Test
  void wildcards_count_wherever_they_stand() {
    assertThat(
            Weight.wildcards(
                json(
                    "{\"a\":[{\"anything-but\":{\"wildcard\":[\"*x\",\"y*\"]}}],"
                        + "\"$or\":[{\"b\":[{\"wildcard\":\"*\"}]},{\"c\":[\"*\"]}]}")))
        .isEqualTo(3);
  }

  private static String repeated(int times, String member) {
    return IntStream.range(0, times)
        .mapToObj(member::formatted)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
