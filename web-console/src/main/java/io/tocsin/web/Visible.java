package io.tocsin.web;

import java.util.Locale;

/**
 * Text for eyes: what would be invisible, or would turn the text around it about, is spelled out.
 * Whatever else a text says stays as it is; the templates escape it.
 */
final class Visible {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int DELETE = 0x7F;

  private Visible() {}

  static String text(String text) {
    if (text.codePoints().noneMatch(Visible::hidden)) {
      return text;
    }
    StringBuilder seen = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(seen, codePoint));
    return seen.toString();
  }

  private static void append(StringBuilder seen, int codePoint) {
    if (!hidden(codePoint)) {
      seen.appendCodePoint(codePoint);
    } else if (codePoint < 0x20) {
      seen.appendCodePoint(CONTROL_PICTURES + codePoint);
    } else if (codePoint == DELETE) {
      seen.appendCodePoint(DELETE_PICTURE);
    } else {
      seen.append(String.format(Locale.ROOT, "⟨U+%04X⟩", codePoint));
    }
  }

  /** Controls, and formats but for the joiners, which emoji and some scripts need. */
  private static boolean hidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint != '\n' && codePoint != '\t';
      case Character.FORMAT -> codePoint != 0x200C && codePoint != 0x200D && !isTag(codePoint);
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  /** The flags of England, Scotland and Wales are spelled with these. */
  private static boolean isTag(int codePoint) {
    return codePoint >= 0xE0020 && codePoint <= 0xE007F;
  }
}
