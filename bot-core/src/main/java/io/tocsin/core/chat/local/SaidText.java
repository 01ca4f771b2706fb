package io.tocsin.core.chat.local;

import java.util.Locale;
import java.util.Optional;

/** What can be said: no more than a screenful of screens, and only what the database can keep. */
final class SaidText {
  static final int MAX_LENGTH = 40_000;

  private SaidText() {}

  /** Why a text cannot be said; empty if it can. */
  static Optional<String> problem(String text) {
    if (text.isBlank()) {
      return Optional.of("The text is empty. Say something, up to " + limit() + " characters.");
    }
    if (text.length() > MAX_LENGTH) {
      return Optional.of(
          "The text has " + text.length() + " characters; at most " + limit() + " are allowed.");
    }
    return text.codePoints().filter(SaidText::unstorable).mapToObj(SaidText::naming).findFirst();
  }

  private static boolean unstorable(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  private static String naming(int codePoint) {
    return String.format(
        Locale.ROOT,
        "The text contains the character U+%04X, which cannot be stored. Leave it out.",
        codePoint);
  }

  private static String limit() {
    return String.format(Locale.ROOT, "%,d", MAX_LENGTH);
  }
}
