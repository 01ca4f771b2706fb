package io.tocsin.core.command.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  private static final JsonNode ANSWER =
      tree(
          """
          {"incidentRecordSummaries":[{"title":"a","impact":1},{"title":"b","impact":3}],
           "nextToken":null,"tags":{"Team":"x","team":"y"}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          incidentRecordSummaries[].title                     | ["a","b"]
          IncidentRecordSummaries[].Title                     | ["a","b"]
          IncidentRecordSummaries[?Impact==`1`].Title | ["a"]
          IncidentRecordSummaries[?impact>`2`].{Name:Title}   | [{"Name":"b"}]
          length(IncidentRecordSummaries)                     | 2
          sort_by(IncidentRecordSummaries,&Impact)[-1].title  | "b"
          NextToken                                           | null
          nope.nor.this                                       | null
          """)
  void should_find_names_with_a_small_and_a_capital_letter(String query, String found) {
    assertThat(Query.of(query.strip()).search(ANSWER)).hasToString(tree(found).toString());
  }

  @Test
  void should_prefer_the_spelling_that_is_there() {
    assertThat(Query.of("tags.Team").search(ANSWER).asText()).isEqualTo("x");
    assertThat(Query.of("tags.team").search(ANSWER).asText()).isEqualTo("y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a[         | 2
          a.b..c     | 4
          foo(       | 4
          """)
  void should_say_where_an_expression_breaks(String query, int position) {
    assertThatThrownBy(() -> Query.of(query.strip()))
        .isInstanceOfSatisfying(
            Query.BadQuery.class, bad -> assertThat(bad.position()).isEqualTo(position));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nofunction(a)", "length(a, b)", ""})
  void should_refuse_what_can_never_work(String query) {
    assertThatThrownBy(() -> Query.of(query)).isInstanceOf(Query.BadQuery.class);
  }

  @Test
  void should_refuse_a_function_on_the_wrong_type() {
    Query query = Query.of("sum(incidentRecordSummaries)");
    assertThatThrownBy(() -> query.search(ANSWER)).isInstanceOf(Query.BadQuery.class);
  }

  @Test
  void should_refuse_monsters_before_they_fill_the_stack() {
    assertThatThrownBy(() -> Query.of("(".repeat(1500))).hasMessageContaining("nested");
    assertThatThrownBy(() -> Query.of("a".repeat(5000))).hasMessageContaining("longer");
  }

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
