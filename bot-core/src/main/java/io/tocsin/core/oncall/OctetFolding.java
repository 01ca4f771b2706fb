package io.tocsin.core.oncall;

/**
 * Folds the lines of an iCalendar as RFC 5545, 3.1 has it: at 75 octets of UTF-8 and never inside
 * of a character. The library counts characters, which makes Korean lines three times too long.
 */
final class OctetFolding {
  private static final int LONGEST = 75;
  private static final String FOLD = "\r\n ";

  private OctetFolding() {}

  /** The text with every line that is too long folded; its line ends stay. */
  static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length() + text.length() / LONGEST * 3);
    int octets = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      int width = point == '\r' || point == '\n' ? 0 : width(point);
      if (octets + width > LONGEST) {
        folded.append(FOLD);
        octets = 1;
      }
      folded.appendCodePoint(point);
      octets = width == 0 ? 0 : octets + width;
    }
    return folded.toString();
  }

  private static int width(int point) {
    if (point < 0x80) {
      return 1;
    } else if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }
}
