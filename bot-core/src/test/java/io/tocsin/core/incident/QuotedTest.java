package io.tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTest {
  @Test
  void text_is_told_on_one_line() {
    assertThat(Quoted.text("  a\n\tb  ")).isEqualTo("“a b”");
  }

  @Test
  void long_text_is_cut_but_no_character_in_two() {
    String line = Quoted.line("😀".repeat(300));
    assertThat(line).endsWith("😀…");
    assertThat(line.codePointCount(0, line.length())).isEqualTo(200);
  }

  @Test
  void a_json_string_is_unwrapped() {
    assertThat(Quoted.written("\"a \\\"b\\\"\"")).isEqualTo("a \"b\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\"a\" and \"b\"", "\"open", "{\"a\":1}", "\"a\" b"})
  void anything_else_stays_as_it_is(String text) {
    assertThat(Quoted.written(text)).isEqualTo(text);
  }
}
