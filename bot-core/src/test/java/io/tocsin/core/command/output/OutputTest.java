package io.tocsin.core.command.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutputTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What version 1.45 of the AWS CLI printed for the same answers. */
  static Stream<Printed> printed() throws IOException {
    try (InputStream in = OutputTest.class.getResourceAsStream("printed-by-aws-cli.json")) {
      JsonNode cases =
          JSON.readTree(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
      return cases.properties().stream()
          .flatMap(each ->
              Stream.of(Format.JSON, Format.TEXT, Format.TABLE)
                  .map(format -> new Printed(each.getKey(), format, each.getValue())))
          .toList()
          .stream();
    }
  }

  record Printed(String name, Format format, JsonNode all) {
    String expected() {
      return all.path(format.name().toLowerCase(Locale.ROOT)).asText().stripTrailing();
    }

    @Override
    public String toString() {
      return name + " as " + format;
    }
  }

  @ParameterizedTest
  @MethodSource("printed")
  void should_print_what_the_aws_cli_prints(Printed printed) {
    JsonNode query = printed.all().path("query");

    String actual =
        Output.render(
            printed.all().path("title").asText(),
            printed.all().path("answer"),
            printed.format(),
            query.isNull() ? null : Query.of(query.asText()));

    assertThat(actual).isEqualTo(printed.expected());
  }

  @Test
  void should_keep_a_table_straight_around_wide_characters() {
    assertThat(table("{'name':'結帳','impact':1}"))
        .isEqualTo(
            """
            --------------------
            |         X        |
            +---------+--------+
            | impact  | name   |
            +---------+--------+
            |  1      |  結帳  |
            +---------+--------+\
            """);
  }

  @Test
  void should_sort_yaml_and_quote_only_what_could_mean_something_else() {
    assertThat(
            yaml(
                """
                {'title':'Checkout: down','arn':'arn:aws:x::1:y/z','impact':1,'open':true,'gone':null,
                 'word':'yes','number':'12','when':'2026-11-23T14:02:00+00:00','empty':'','list':[],
                 'tags':{},'lines':'a\\nb','hash':'a #b','quote':'it’s','apostrophe':"don't",
                 'items':[{'a':'x','b':['c','d']},'plain']}
                """))
        .isEqualTo(
            """
            apostrophe: 'don''t'
            arn: arn:aws:x::1:y/z
            empty: ''
            gone: null
            hash: 'a #b'
            impact: 1
            items:
            - a: x
              b:
              - c
              - d
            - plain
            lines: "a\\nb"
            list: []
            number: '12'
            open: true
            quote: 'it’s'
            tags: {}
            title: 'Checkout: down'
            when: '2026-11-23T14:02:00+00:00'
            word: 'yes'\
            """);
  }

  @Test
  void should_fill_up_rows_that_are_shorter_than_others() {
    assertThat(table("{'a':[['x','y'],'z']}"))
        .isEqualTo(
            """
            --------------
            |      X     |
            +------------+
            ||     a    ||
            |+----+-----+|
            ||  x |  y  ||
            ||  z |     ||
            |+----+-----+|\
            """);
  }

  private static String table(String json) {
    return Output.render("X", tree(json), Format.TABLE, null);
  }

  private static String yaml(String json) {
    return Output.render("X", tree(json), Format.YAML, null);
  }

  private static JsonNode tree(String json) {
    try {
      return JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build()
          .readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
