package io.tocsin.core.rule;

import static io.tocsin.core.testkit.Story.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.rule.PatternTrial.Part;
import org.junit.jupiter.api.Test;

class PatternTrialTest {
  @Test
  void what_matches_has_no_failed_parts() {
    PatternTrial.Result result = trial("{\"source\":\"x\"}", "{\"source\":[\"x\"]}");
    assertThat(result.matches()).isTrue();
    assertThat(result.failed()).isEmpty();
  }

  @Test
  void each_part_that_does_not_fit_is_told_with_what_was_found() {
    PatternTrial.Result result =
        trial(
            "{\"source\":\"x\",\"detail\":{\"n\":3}}",
            "{\"source\":[\"x\"],\"detail\":{\"n\":[4],\"m\":[{\"prefix\":\"a\"}]},"
                + "\"$or\":[{\"a\":[1]},{\"b\":[1]}]}");
    assertThat(result.matches()).isFalse();
    assertThat(result.failed())
        .containsExactly(
            new Part("detail.n", "[4]", "3"),
            new Part("detail.m", "[{\"prefix\":\"a\"}]", ""),
            new Part("$or", "[{\"a\":[1]},{\"b\":[1]}]", ""));
  }

  @Test
  void parts_that_fit_different_items_of_a_list_fail_together_only() {
    PatternTrial.Result result =
        trial("{\"f\":[{\"a\":1,\"b\":9},{\"a\":8,\"b\":2}]}", "{\"f\":{\"a\":[1],\"b\":[2]}}");
    assertThat(result.matches()).isFalse();
    assertThat(result.failed()).isEmpty();
  }

  private static PatternTrial.Result trial(String event, String pattern) {
    return new PatternTrial(json(event)).of(json(pattern));
  }
}
