package io.tocsin.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void spells_out_what_would_steer_the_terminal() {
    assertThat(SafeText.of("\u001b]0;owned\u0007\u001b[2J"))
        .isEqualTo("\\u001b]0;owned\\u0007\\u001b[2J");
    assertThat(SafeText.of("a\rb\bc\u007fd\u009be\u0000"))
        .isEqualTo("a\\u000db\\u0008c\\u007fd\\u009be\\u0000");
    assertThat(SafeText.of("\u202egnp.exe\u2066\u2028x"))
        .isEqualTo("\\u202egnp.exe\\u2066\\u2028x");
    assertThat(SafeText.of("lone \ud83d half")).isEqualTo("lone \\ud83d half");
  }

  @Test
  void leaves_everything_else_as_it_is() {
    String text =
        "● #214 “Überlast” $1 \\n \ud83d\udd25 \ud83d\udc69\u200d\ud83d\udcbb 警報\nsecond line";

    assertThat(SafeText.of(text)).isEqualTo(text);
    assertThat(SafeText.of("a\tb\r\nc")).isEqualTo("a    b\nc");
  }

  @Test
  void can_be_held_to_one_line() {
    assertThat(SafeText.line("eve\nmaria: done")).isEqualTo("eve maria: done");
  }
}
