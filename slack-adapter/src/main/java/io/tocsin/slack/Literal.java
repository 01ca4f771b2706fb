package io.tocsin.slack;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text that means nothing but itself, as Slack takes it. */
final class Literal {
  private static final int REPLACEMENT = 0xFFFD;
  private static final String FENCE = "```";
  private static final String NO_FENCE = "`\u200B`\u200B`";

  /** A piece is not broken within a line or a word if it need not lose more than a third. */
  private static final int WHOLE = 3;

  private Literal() {}

  /** Without halves of characters, which cannot be sent, and controls, which say nothing. */
  static String readable(String text) {
    return text.codePoints()
        .filter(Literal::isSeen)
        .map(it -> Character.getType(it) == Character.SURROGATE ? REPLACEMENT : it)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSeen(int character) {
    return !Character.isISOControl(character) || character == '\n' || character == '\t';
  }

  /** Slack reads these three, and only these, as the beginning of something. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** As text between two fences, which it cannot close. */
  static String fenced(String text) {
    return FENCE + "\n" + escaped(text.replace(FENCE, NO_FENCE)) + "\n" + FENCE;
  }

  /** At most so many units, an ellipsis in place of the rest; no character is cut in two. */
  static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, end(text, most - 1)) + "…";
  }

  /** As {@link #shortened}, counted as it is when escaped; answers it escaped. */
  static String shortenedEscaped(String text, int most) {
    String whole = escaped(text);
    if (whole.length() <= most) {
      return whole;
    }
    int fits = 0;
    int used = 1;
    for (; fits < text.length() && used + cost(text.charAt(fits)) <= most; fits++) {
      used += cost(text.charAt(fits));
    }
    return escaped(text.substring(0, end(text, fits))) + "…";
  }

  /** In pieces of at most so many units, if possible whole lines or words. */
  static List<String> pieces(String text, int most) {
    List<String> pieces = new ArrayList<>();
    String rest = text;
    while (rest.length() > most) {
      int end = breakingPoint(rest, most);
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    pieces.add(rest);
    return pieces.stream().filter(piece -> !piece.isBlank()).toList();
  }

  private static int breakingPoint(String text, int most) {
    int line = text.lastIndexOf('\n', most - 1) + 1;
    if (line > most - most / WHOLE) {
      return line;
    }
    int word = text.lastIndexOf(' ', most - 1) + 1;
    return word > most - most / WHOLE ? word : end(text, most);
  }

  /** The last place up to there between two characters as people see them. */
  private static int end(String text, int most) {
    if (most >= text.length()) {
      return text.length();
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = characters.isBoundary(most) ? most : characters.preceding(most);
    boolean half = Character.isLowSurrogate(text.charAt(most));
    return end > 0 ? end : most - (half ? 1 : 0);
  }

  private static int cost(char character) {
    return switch (character) {
      case '&' -> "&amp;".length();
      case '<', '>' -> "&lt;".length();
      default -> 1;
    };
  }
}
