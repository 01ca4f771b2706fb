package io.tocsin.paging.twilio;

import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Letter;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;

/** What Twilio says or sends, in its own XML. */
final class Twiml {
  /** Less than a minute of speech. What Twilio takes, 4,000 characters, holds it also escaped. */
  private static final int LONGEST = 500;

  private static final String NOTHING = "";

  private Twiml() {}

  /** Nothing is said or sent. */
  static String nothing() {
    return response(NOTHING);
  }

  /** A short message in answer to one. */
  static String message(String text) {
    return response("<Message>" + escaped(Sms.cut(Sms.line(text), Sms.LONGEST)) + "</Message>");
  }

  static String said(String sentence) {
    return response(say(sentence));
  }

  /** Says a sentence twice while a key is waited for. */
  static String asked(String sentence, URI key) {
    return response(
        "<Gather numDigits=\"1\" timeout=\"10\" method=\"POST\" action=\""
            + escaped(key.toString())
            + "\"><Say loop=\"2\">"
            + escaped(sentence)
            + "</Say></Gather>"
            + say("Nothing was pressed, so you are still paged. Goodbye."));
  }

  /**
   * What is said when somebody picks up.
   *
   * @param key where Twilio tells the key that was pressed; empty if it cannot
   */
  static String call(Letter letter, boolean repeat, Optional<URI> key) {
    String begin = repeat ? "This is a repeat. " : "";
    return switch (letter.answer()) {
      case Answer.Acknowledge page -> page(begin + spoken(letter), page, key);
      case Answer.Activate(String code) ->
          twice(
              begin
                  + "This is Tocsin. To get pages on this number, activate it in the chat. Your code is: "
                  + digits(code));
    };
  }

  private static String page(String spoken, Answer.Acknowledge page, Optional<URI> key) {
    return key.map(it -> asked(spoken + " To acknowledge, press 1.", it))
        .orElseGet(() ->
            twice(spoken + " To acknowledge, say ack in the chat, and: " + digits(page.code())));
  }

  private static String twice(String sentence) {
    return response("<Say loop=\"2\">" + escaped(sentence) + "</Say>");
  }

  private static String spoken(Letter letter) {
    String waiting =
        switch (letter.waiting()) {
          case 0 -> "";
          case 1 -> " One more page waits for you.";
          default -> " " + letter.waiting() + " more pages wait for you.";
        };
    String text =
        letter
            .text()
            .lines()
            .map(Sms::line)
            .filter(line -> !line.isEmpty())
            .map(Sms::sentence)
            .collect(Collectors.joining(" "));
    String said = Sms.lead(Sms.sentence(Sms.line(letter.subject())), " ", text);
    return "You are paged. " + Sms.sentence(Sms.cut(said, LONGEST)) + waiting;
  }

  /** So that a voice reads one after the other, and no number of six digits. */
  private static String digits(String code) {
    return String.join(", ", code.split("")) + ".";
  }

  private static String say(String sentence) {
    return "<Say>" + escaped(sentence) + "</Say>";
  }

  private static String response(String inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + inside + "</Response>";
  }

  /** What XML cannot hold at all becomes a space. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .map(Twiml::allowed)
        .forEach(point -> {
          switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&apos;");
            default -> escaped.appendCodePoint(point);
          }
        });
    return escaped.toString();
  }

  private static int allowed(int point) {
    boolean broken = point >= 0xD800 && point <= 0xDFFF || point == 0xFFFE || point == 0xFFFF;
    return point < ' ' || broken ? ' ' : point;
  }
}
