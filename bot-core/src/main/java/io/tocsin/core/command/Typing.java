package io.tocsin.core.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line under the hands of somebody who types it.
 *
 * @param before the words before the one that is typed, in lower case
 * @param word the beginning of the word that is typed, up to the cursor; may be empty
 * @param start where that word begins in the line
 * @param end where it ends
 * @param quoted whether the cursor stands within quotes, where everything is literal
 */
record Typing(List<String> before, String word, int start, int end, boolean quoted) {

  Typing {
    before = List.copyOf(before);
  }

  static Typing of(String line, int cursor) {
    List<String> before = new ArrayList<>();
    int start = 0;
    char quote = 0;
    for (int i = 0; i < cursor; i++) {
      char c = Characters.plain(line.charAt(i));
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && i == start) {
        quote = c;
      } else if (Character.isWhitespace(c)) {
        add(before, line.substring(start, i));
        start = i + 1;
      }
    }
    return new Typing(
        before, dashed(line.substring(start, cursor)), start, wordEnd(line, cursor), quote != 0);
  }

  private static void add(List<String> words, String word) {
    if (!word.isEmpty()) {
      words.add(dashed(word).toLowerCase(Locale.ROOT));
    }
  }

  /** Phones and word processors make one dash of two hyphens. */
  private static String dashed(String word) {
    return !word.isEmpty() && Characters.dash(word.charAt(0)) ? "--" + word.substring(1) : word;
  }

  private static int wordEnd(String line, int cursor) {
    int end = cursor;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    return end;
  }

  Typing behindFirst() {
    return new Typing(before.subList(1, before.size()), word, start, end, quoted);
  }

  /** The first word; empty if the word that is typed is the first. */
  String first() {
    return before.isEmpty() ? "" : before.getFirst();
  }
}
