package io.tocsin.paging.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Letter;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmsTest {
  private static Letter letter(String subject, String text, int waiting) {
    return new Letter(
        new UUID(0, 1),
        ChannelType.SMS,
        "+15550100123",
        subject,
        text,
        new Answer.Acknowledge(new UUID(0, 7), "123456", null),
        waiting,
        false);
  }

  @Test
  void it_says_what_happened_and_how_to_answer() {
    assertThat(Sms.text(letter("You are paged", "Checkout is down", 0), false, true))
        .isEqualTo(
            "You are paged: Checkout is down. Reply 123456 to acknowledge, STOP to get no more.");
  }

  @Test
  void what_the_text_says_too_is_not_said_twice() {
    assertThat(Sms.text(letter("#1 Checkout is down", "#1 Checkout is down", 0), false, true))
        .startsWith("#1 Checkout is down. Reply");
    assertThat(
            Twiml.call(
                letter("#1 Checkout is down", "#1 Checkout is down\nImpact: High", 0),
                false,
                Optional.empty()))
        .contains("You are paged. #1 Checkout is down. Impact: High. To acknowledge");
  }

  @Test
  void without_a_way_back_it_sends_people_to_the_chat() {
    assertThat(Sms.text(letter("You are paged", "", 2), true, false))
        .isEqualTo(
            "(repeat) You are paged. 2 more pages wait for you."
                + " To acknowledge, say in the chat: ack 123456");
  }

  @Test
  void a_long_text_leaves_the_code_whole_and_two_parts_at_most() {
    String sent = Sms.text(letter("You are paged", "checkout ".repeat(200), 3), false, true);

    assertThat(sent)
        .hasSizeLessThanOrEqualTo(Sms.LONGEST)
        .contains("... 3 more pages wait for you. Reply 123456 to acknowledge");
  }

  @Test
  void punctuation_that_sms_lacks_does_not_halve_what_fits() {
    String sent =
        Sms.text(
            letter("You\u00a0are paged", "\u201cit\u2019s\u201d \u2014 down\u2026\nnow", 0),
            false,
            true);

    assertThat(sent).startsWith("You are paged: \"it's\" - down... now. Reply");
  }

  @Test
  void letters_that_sms_lacks_stay_as_they_are() {
    assertThat(Sms.text(letter("Вас вызывают", "Не работает", 0), false, true))
        .startsWith("Вас вызывают: Не работает");
  }

  @Test
  void a_cut_does_not_split_what_is_one_character() {
    assertThat(Sms.cut("😀".repeat(100), 50)).doesNotMatch("(?s).*[\\ud800-\\udbff]\\.\\.\\.$");
  }

  @Test
  void what_is_said_is_xml_whatever_was_in_it() {
    Letter letter = letter("a < b & \"c\"\u0001", "</Say><Dial>+1900</Dial>", 0);

    String said = Twiml.call(letter, false, Optional.empty());

    assertThat(said).contains("a &lt; b &amp; &quot;c&quot;").doesNotContain("<Dial>");
  }
}
