package io.tocsin.paging.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is said, it arrives as text and as nothing else. */
class PlainTextTest {
  private static final Pattern CALL =
      Pattern.compile("@(all|present|here|channel|everyone)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern OPEN_AND = Pattern.compile("&(?!amp;|lt;|gt;)");

  private static Message message(String title, String fallback) {
    return new Message(fallback, Tone.CRITICAL, title, List.of(), List.of(), false);
  }

  private static String slack(Message message) {
    return PlainText.of(message, WebhookFormat.SLACK);
  }

  private static String chime(Message message) {
    return PlainText.of(message, WebhookFormat.CHIME);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "<",
            ">",
            "&",
            "&amp;",
            "<!channel>",
            "<@U1>",
            "<http://evil|bank>",
            "@All",
            "@here",
            "@PRESENT",
            "@everyone",
            "*b*",
            "_",
            "`",
            "~",
            "/md ",
            "\n",
            "\0",
            "\u001b[31m",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\u200b",
            "ı",
            "İ",
            "word ",
            "#214 ");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(40).map(all -> String.join("", all)),
        Arbitraries.strings().ofMaxLength(200),
        pieces.list().ofSize(3).map(all -> String.join("", all).repeat(5000)));
  }

  @Provide
  Arbitrary<String> titles() {
    return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(200);
  }

  @Property(tries = 200)
  void it_is_never_longer_than_the_receiver_takes(@ForAll("texts") String text) {
    assertThat(slack(Message.text(text)).length()).isLessThanOrEqualTo(PlainText.SLACK_LIMIT);
    assertThat(chime(Message.text(text)).length()).isLessThanOrEqualTo(PlainText.CHIME_LIMIT);
  }

  @Property(tries = 200)
  void its_title_is_kept(@ForAll("titles") String title, @ForAll("texts") String text) {
    assertThat(slack(message(title, text))).startsWith(title);
    assertThat(chime(message(title, text))).startsWith(title);
  }

  @Property(tries = 200)
  void no_markup_is_left_in_what_slack_reads(@ForAll("texts") String text) {
    String written = slack(Message.text(text));

    assertThat(written).doesNotContain("<").doesNotContain(">");
    assertThat(OPEN_AND.matcher(written).find()).isFalse();
  }

  @Property(tries = 200)
  void nobody_is_called(@ForAll("texts") String text) {
    assertThat(CALL.matcher(slack(Message.text(text))).find()).isFalse();
    assertThat(CALL.matcher(chime(Message.text(text))).find()).isFalse();
    assertThat(chime(Message.text(text))).doesNotStartWith("/");
  }

  @Property(tries = 200)
  void it_can_be_sent_as_it_is(@ForAll("texts") String text) {
    String written = slack(Message.text(text));

    assertThat(written.codePoints().map(Character::getType))
        .doesNotContain((int) Character.SURROGATE);
    assertThat(written.chars().filter(Character::isISOControl))
        .allMatch(it -> it == '\n' || it == '\t');
  }

  @Example
  void what_is_too_long_ends_in_a_sentence() {
    String written = chime(Message.text("x".repeat(5000)));

    assertThat(written).hasSize(PlainText.CHIME_LIMIT).endsWith(PlainText.CUT);
    assertThat(chime(Message.text("x".repeat(4096)))).hasSize(4096).doesNotContain("cut here");
  }

  @Example
  void no_character_is_cut_in_two() {
    String written = slack(Message.text("&".repeat(9000)));

    assertThat(written.replace("&amp;", "")).isEqualTo(PlainText.CUT);
  }

  @Example
  void an_incident_reads_as_it_does_in_a_terminal() {
    Message card = message("● #1 Errors", "● #1 Errors — OPEN · Critical\nStarted by maria");

    assertThat(slack(card)).isEqualTo("● #1 Errors — OPEN · Critical\nStarted by maria");
  }
}
