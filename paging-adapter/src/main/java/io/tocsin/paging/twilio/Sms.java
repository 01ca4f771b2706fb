package io.tocsin.paging.twilio;

import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Letter;

/**
 * A letter as a short message. What is said is cut to leave room for how to answer, which is always
 * whole. It stays within the alphabet of SMS if the letter does: one character beyond it, and a
 * part holds 70 characters in place of 160.
 */
final class Sms {
  static final int LONGEST = 320;
  private static final String CUT = "...";

  private Sms() {}

  /**
   * @param answered whether an answer to it would arrive
   */
  static String text(Letter letter, boolean repeat, boolean answered) {
    String mark = repeat ? "(repeat) " : "";
    return switch (letter.answer()) {
      case Answer.Acknowledge page ->
          fitted(mark + said(letter), waiting(letter) + how(page, answered));
      case Answer.Activate(String code) -> {
        String whole = mark + line(letter.text());
        yield whole.length() <= LONGEST && whole.contains(code)
            ? whole
            : fitted(whole, "Your code is " + code + ".");
      }
    };
  }

  private static String said(Letter letter) {
    String text = line(letter.text());
    String subject = line(letter.subject());
    return sentence(lead(subject, ": ", text));
  }

  /** The subject, and what the text adds to it. */
  static String lead(String subject, String between, String text) {
    return text.isEmpty() || text.startsWith(subject)
        ? longer(subject, text)
        : subject + between + text;
  }

  private static String longer(String one, String other) {
    return one.length() > other.length() ? one : other;
  }

  /** What follows is another one. */
  static String sentence(String text) {
    return text.matches(".*[\\p{L}\\p{N})\"]") ? text + "." : text;
  }

  private static String waiting(Letter letter) {
    return switch (letter.waiting()) {
      case 0 -> "";
      case 1 -> "One more page waits for you. ";
      default -> letter.waiting() + " more pages wait for you. ";
    };
  }

  private static String how(Answer.Acknowledge page, boolean answered) {
    return answered
        ? "Reply " + page.code() + " to acknowledge, STOP to get no more."
        : "To acknowledge, say in the chat: ack " + page.code();
  }

  private static String fitted(String said, String end) {
    return cut(said, LONGEST - end.length() - 1) + " " + end;
  }

  /** At most so long, cut between two words if there are any. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - CUT.length();
    int space = text.lastIndexOf(' ', end);
    int at = space > end / 2 ? space : end;
    return text.substring(0, Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at) + CUT;
  }

  /** On one line, without what no phone shows, and with the punctuation that SMS has. */
  static String line(String text) {
    return text.replaceAll("[\\s\\u00a0\\p{Cntrl}]+", " ")
        .replaceAll("[\u2010-\u2015\u2212]", "-")
        .replaceAll("[\u2018\u2019\u2032]", "'")
        .replaceAll("[\u201c-\u201e]", "\"")
        .replace("\u2026", CUT)
        .strip();
  }
}
