package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          ack\u00a0214|ack 214
          ack\u202f214|ack 214
          ack\u3000214|ack 214
          ack\t214|ack 214
          a\u200bc\u200dk|ack
          \ufeffack|ack
          \u202eack\u202c|ack
          \u2066ack\u2069|ack
          a\u00adck|ack
          a\u0000c\u001bk|ack
          note \u201chi\u201d|note "hi"
          note \u201ehi\u201c|note "hi"
          note \u00abhi\u00bb|note "hi"
          note \u2018hi\u2019|note 'hi'
          note don\u2019t|note don't
          x \u2014title y|x --title y
          x \u2013title y|x --title y
          x \u2013\u2013title y|x --title y
          x -\u2013title y|x --title y
          \u2014title|--title
          x \u2011title y|x -title y
          x \u2011\u2011title y|x --title y
          x \u2014 y|x \u2014 y
          x\u2014y|x\u2014y
          x \u20145 y|x \u20145 y
          """)
  void should_make_plain_what_phones_and_keyboards_write(String typed, String plain) {
    assertThat(Normalised.of(typed).text()).isEqualTo(plain);
  }

  @Test
  void should_keep_line_breaks_and_join_lines_that_end_with_a_backslash() {
    assertThat(Normalised.of("a\r\nb\u2028c").text()).isEqualTo("a\n\nb\nc");
    assertThat(Normalised.of("a \\\n  --b").text()).isEqualTo("a  \n  --b");
    assertThat(Normalised.of("a\\b").text()).isEqualTo("a\\b");
  }

  @Test
  void should_give_back_what_was_typed() {
    Mapped text = Normalised.of("note —title “don’t” 👩\u200d🚒 \u00a0end");
    assertThat(text.literal()).isEqualTo("note —title “don’t” 👩\u200d🚒 \u00a0end");
    assertThat(text.from(7).literal()).isEqualTo("title “don’t” 👩\u200d🚒 \u00a0end");
  }

  @Test
  void should_know_the_place_of_each_character() {
    Mapped text = Normalised.of("a\u200b —title");
    int title = text.text().indexOf("title");
    assertThat(text.place(title, title + 5).text()).isEqualTo("title");
    assertThat(text.place(title - 2, title + 5).text()).isEqualTo("—title");
    assertThat(text.placeAfter().start()).isEqualTo("a\u200b —title".length());
  }
}
