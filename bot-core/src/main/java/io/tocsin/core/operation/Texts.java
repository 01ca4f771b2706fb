package io.tocsin.core.operation;

/** What can be wrong with a text, whatever it is for, and how a text is shown to people. */
final class Texts {
  static final int SHOWN = 100;

  private Texts() {}

  /** True if the text holds the character that no PostgreSQL text can hold. */
  static boolean holdsNul(String text) {
    return text.indexOf('\0') >= 0;
  }

  /** True if half a character stands alone, so that the text has no UTF-8 form. */
  static boolean holdsLoneSurrogate(String text) {
    return text.codePoints().anyMatch(Texts::isSurrogate);
  }

  /**
   * The text fit to be printed and stored: shortened, and with no character that cannot be kept.
   */
  static String shown(String text) {
    String head = text.length() <= SHOWN ? text : text.substring(0, cut(text)) + "…";
    return clean(head);
  }

  private static int cut(String text) {
    return Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
  }

  private static String clean(String text) {
    if (!holdsNul(text) && !holdsLoneSurrogate(text)) {
      return text;
    }
    return text.codePoints()
        .map(point -> point == 0 || isSurrogate(point) ? 0xFFFD : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
