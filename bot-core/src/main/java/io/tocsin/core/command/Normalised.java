package io.tocsin.core.command;

import java.util.Arrays;

/**
 * Cleans a typed line: spaces are plain, quotes are straight, a dash before a word is two hyphens,
 * nothing is invisible, a backslash at the end of a line joins it with the next.
 */
final class Normalised {
  private final String line;
  private final StringBuilder text;
  private int[] from;

  private Normalised(String line) {
    this.line = line;
    this.text = new StringBuilder(line.length() + 16);
    this.from = new int[line.length() + 16];
  }

  static Mapped of(String line) {
    return new Normalised(line).cleaned();
  }

  private Mapped cleaned() {
    int i = 0;
    while (i < line.length()) {
      i = next(i);
    }
    return new Mapped(line, text.toString(), Arrays.copyOf(from, text.length()), line.length());
  }

  private int next(int i) {
    char c = line.charAt(i);
    if (Characters.invisible(c)) {
      return i + 1;
    }
    int afterDashes = startsWord() ? afterDashes(i) : i;
    if (afterDashes > i) {
      emit('-', i);
      emit('-', afterDashes - 1);
      return afterDashes;
    }
    emit(c == '\\' && joinsLines(i) ? ' ' : Characters.plain(c), i);
    return i + 1;
  }

  private boolean startsWord() {
    return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
  }

  /** Behind dashes that stand before a word and mean two hyphens; the start if there are none. */
  private int afterDashes(int start) {
    int i = start;
    boolean dash = false;
    while (i < line.length() && isDash(line.charAt(i))) {
      dash |= Characters.dash(line.charAt(i));
      i++;
    }
    return dash && i < line.length() && Character.isLetter(line.charAt(i)) ? i : start;
  }

  private static boolean isDash(char c) {
    return Characters.dash(c) || Characters.hyphen(c);
  }

  private boolean joinsLines(int backslash) {
    int i = backslash + 1;
    while (i < line.length()
        && Characters.space(line.charAt(i))
        && !Characters.lineBreak(line.charAt(i))) {
      i++;
    }
    return i < line.length() && Characters.lineBreak(line.charAt(i));
  }

  private void emit(char c, int offset) {
    if (text.length() == from.length) {
      from = Arrays.copyOf(from, from.length * 2);
    }
    from[text.length()] = offset;
    text.append(c);
  }
}
