package io.tocsin.core.command;

/** What phones, keyboards and chat clients make of plain characters. */
final class Characters {
  private static final String DOUBLE_QUOTES = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02";
  private static final String SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b\u2032\uff07";
  private static final String HYPHENS = "-\u2010\u2011";
  private static final String DASHES = "\u2012\u2013\u2014\u2015\u2212";
  private static final String LINE_BREAKS = "\n\r\u000b\f\u0085\u2028\u2029";

  private Characters() {}

  /** Takes no room: zero-width, changes the direction of writing, or controls a terminal. */
  static boolean invisible(char c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> true;
      case Character.CONTROL -> !lineBreak(c) && c != '\t';
      default -> false;
    };
  }

  static boolean lineBreak(char c) {
    return LINE_BREAKS.indexOf(c) >= 0;
  }

  /** Any white space; non-breaking spaces and tabs are. */
  static boolean space(char c) {
    return lineBreak(c) || c == '\t' || Character.isSpaceChar(c);
  }

  static boolean hyphen(char c) {
    return HYPHENS.indexOf(c) >= 0;
  }

  /** A dash that a phone makes of two hyphens. */
  static boolean dash(char c) {
    return DASHES.indexOf(c) >= 0;
  }

  /** The plain character that is meant; the same one if it is plain. */
  static char plain(char c) {
    if (DOUBLE_QUOTES.indexOf(c) >= 0) {
      return '"';
    } else if (SINGLE_QUOTES.indexOf(c) >= 0) {
      return '\'';
    } else if (hyphen(c)) {
      return '-';
    } else if (lineBreak(c)) {
      return '\n';
    }
    return space(c) ? ' ' : c;
  }
}
