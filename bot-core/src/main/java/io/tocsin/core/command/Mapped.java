package io.tocsin.core.command;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Text that knows where each of its characters stood in the line that was typed. It is what the
 * grammar reads; what people wrote is given back by {@link #literal}.
 */
final class Mapped {
  private final String line;
  private final String text;
  private final int[] from;
  private final int end;

  /**
   * @param from for each character of the text its offset in the line, ascending
   * @param end the offset in the line behind the text
   */
  Mapped(String line, String text, int[] from, int end) {
    this.line = line;
    this.text = text;
    this.from = from;
    this.end = end;
  }

  String text() {
    return text;
  }

  /** The line that was typed, all of it. */
  String line() {
    return line;
  }

  int length() {
    return text.length();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The character there; NUL behind the end. */
  char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  /** The character that was typed for the one there. */
  char typedAt(int index) {
    return line.charAt(from[index]);
  }

  boolean spaceAt(int index) {
    return at(index) == ' ' || at(index) == '\n';
  }

  Mapped slice(int start, int stop) {
    int last = stop > start ? from[stop - 1] + 1 : lineOffset(start);
    return new Mapped(
        line, text.substring(start, stop), Arrays.copyOfRange(from, start, stop), last);
  }

  /** The characters of those indexes alone. */
  Mapped only(BitSet kept) {
    StringBuilder some = new StringBuilder();
    kept.stream().forEach(index -> some.append(text.charAt(index)));
    return new Mapped(line, some.toString(), kept.stream().map(i -> from[i]).toArray(), end);
  }

  Mapped from(int start) {
    return slice(start, length());
  }

  Mapped strip() {
    int start = 0;
    int stop = length();
    while (start < stop && spaceAt(start)) {
      start++;
    }
    while (stop > start && spaceAt(stop - 1)) {
      stop--;
    }
    return slice(start, stop);
  }

  Place place() {
    return new Place(line, lineOffset(0), end);
  }

  Place place(int start, int stop) {
    return slice(start, Math.max(start, stop)).place();
  }

  /** Behind the text, where something is missing. */
  Place placeAfter() {
    return new Place(line, end, end);
  }

  /**
   * What was typed: characters that the clean-up has replaced or taken out are back, quotes and
   * escapes that belong to the syntax are not.
   */
  String literal() {
    StringBuilder typed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (i > 0 && from[i] == from[i - 1]) {
        continue;
      }
      typed.append(line.charAt(from[i]));
      appendInvisible(typed, from[i] + 1, i + 1 < text.length() ? from[i + 1] : end);
    }
    return typed.toString();
  }

  private void appendInvisible(StringBuilder typed, int start, int stop) {
    for (int offset = start; offset < stop; offset++) {
      if (Characters.invisible(line.charAt(offset))) {
        typed.append(line.charAt(offset));
      }
    }
  }

  private int lineOffset(int index) {
    return index < from.length ? from[index] : end;
  }

  @Override
  public String toString() {
    return text;
  }
}
