package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelNameTest {
  private static final String SLACKS = "[\\p{Ll}\\p{Lo}\\p{Lm}\\p{Nd}_-]{1,80}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "inc-214-checkout | inc-214-checkout | inc-214-checkout",
        "INC 214: Checkout fails! | inc-214-checkout-fails | inc-214-checkout-fails",
        "a.b/c  --  d | a-b-c-d | a-b-c-d",
        "db_main is #1 | db_main-is-1 | db_main-is-1",
        "-_checkout_- | checkout | checkout",
        "Überlast in Köln | überlast-in-köln | uberlast-in-koln",
        "İSTANBUL | istanbul | istanbul",
        "ПЛАТЕЖИ 5 | платежи-5 | 5",
        "決済 エラー | 決済-エラー | incident",
        "ｆｕｌｌ ｗｉｄｔｈ ３ | full-width-3 | full-width-3",
        "<!channel> & <@U1> | channel-u1 | channel-u1",
        "🔥 checkout 🔥 | checkout | checkout",
        "!!! | incident | incident"
      })
  void what_slack_would_refuse_becomes_a_dash(String wished, String fit, String plain) {
    assertThat(ChannelName.fit(wished)).isEqualTo(fit);
    assertThat(ChannelName.plain(wished)).isEqualTo(plain);
  }

  @Test
  void any_text_at_all_becomes_a_name_that_slack_takes() {
    Random random = new Random(214);
    for (int i = 0; i < 2_000; i++) {
      String wished =
          random
              .ints(random.nextInt(120), 0, Character.MAX_CODE_POINT + 1)
              .map(it -> random.nextBoolean() ? it % 0x250 : it)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      for (String name : List.of(ChannelName.fit(wished), ChannelName.plain(wished))) {
        assertThat(name).matches(SLACKS).doesNotContain("--").doesNotMatch("[-_].*|.*[-_]");
        assertThat(ChannelName.fit(name)).as("it fits already").isEqualTo(name);
      }
      assertThat(ChannelName.plain(wished)).matches("[a-z0-9_-]{1,80}");
    }
  }

  @Test
  void the_number_stays_however_long_the_name_is() {
    String name = ChannelName.fit("inc-7-" + "𠮷".repeat(100));

    assertThat(name.codePointCount(0, name.length())).isEqualTo(80);
    assertThat(ChannelName.numbered(name, 1)).isEqualTo(name);
    String tenth = ChannelName.numbered(name, 10);
    assertThat(tenth).startsWith("inc-7-𠮷").endsWith("𠮷-10");
    assertThat(tenth.codePointCount(0, tenth.length())).isEqualTo(80);
  }

  @Test
  void two_numbers_never_make_the_same_name() {
    String name = "a".repeat(77) + "-b";

    assertThat(IntStream.rangeClosed(1, 20).mapToObj(it -> ChannelName.numbered(name, it)))
        .doesNotHaveDuplicates()
        .contains("a".repeat(77) + "-2")
        .allMatch(it -> it.matches(SLACKS) && !it.contains("--"));
  }
}
