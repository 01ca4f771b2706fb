package io.tocsin.core.command;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds words and quotes as a shell would, but never fails: a quote without its partner is a
 * character, and so is an apostrophe within a word.
 */
final class Quotes {
  private static final String OPENS_AFTER = " \n=,:{[(";
  private static final String CLOSES_BEFORE = " \n=,:}])\\\0";

  private final Mapped text;

  /** Kinds of quotes that no partner was found for; looking again would take quadratic time. */
  private final Set<Character> hopeless = new HashSet<>();

  private Quotes(Mapped text) {
    this.text = text;
  }

  /** The words of a text, quotes and all. */
  static List<Mapped> words(Mapped text) {
    return runs(text).stream().map(run -> text.slice(run.start(), run.end())).toList();
  }

  /** Where the words of a text stand. */
  static List<Run> runs(Mapped text) {
    Quotes quotes = new Quotes(text);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      int end = text.spaceAt(i) ? i : quotes.wordEnd(i);
      if (end > i) {
        runs.add(new Run(i, end));
      }
      i = Math.max(end, i + 1);
    }
    return runs;
  }

  /** A word by its first index and the one behind its last. */
  record Run(int start, int end) {}

  /**
   * The text without the quotes around it and its escapes; the same if it does not start quoted.
   */
  static Mapped unquoted(Mapped text) {
    Quotes quotes = new Quotes(text);
    if (quotes.closing(0) < 0 || quotes.wordEnd(0) < text.length()) {
      return text;
    }
    return quotes.without();
  }

  /** Whether one pair of quotes encloses the whole text. */
  static boolean enclosed(Mapped text) {
    return !text.isEmpty() && new Quotes(text).closing(0) == text.length() - 1;
  }

  /** Where the quote that opens there closes; -1 if none opens there. */
  static int closing(Mapped text, int open) {
    return new Quotes(text).closing(open);
  }

  private int wordEnd(int start) {
    int i = start;
    while (i < text.length() && !text.spaceAt(i)) {
      int close = closing(i);
      i = close < 0 ? i + (escape(i) ? 2 : 1) : close + 1;
    }
    return Math.min(i, text.length());
  }

  private boolean escape(int i) {
    return text.at(i) == '\\' && (text.at(i + 1) == '"' || text.at(i + 1) == '\'');
  }

  private int closing(int open) {
    boolean opens = open == 0 || OPENS_AFTER.indexOf(text.at(open - 1)) >= 0;
    if (!opens || open >= text.length() || hopeless.contains(text.typedAt(open))) {
      return -1;
    }
    return switch (text.at(open)) {
      case '"' -> closingDouble(open);
      case '\'' -> closingSingle(open);
      default -> -1;
    };
  }

  private int closingDouble(int open) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.at(i) == '\\') {
        i++;
      } else if (text.at(i) == '"' && partners(open, i)) {
        return i;
      }
    }
    return hopeless(open);
  }

  private int closingSingle(int open) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.at(i) == '\'' && partners(open, i) && CLOSES_BEFORE.indexOf(text.at(i + 1)) >= 0) {
        return i;
      }
    }
    return hopeless(open);
  }

  private int hopeless(int open) {
    hopeless.add(text.typedAt(open));
    return -1;
  }

  /** A straight quote is closed by a straight one, so that curly ones may stand between. */
  private boolean partners(int open, int close) {
    return text.typedAt(open) != text.at(open) || text.typedAt(close) == text.at(close);
  }

  private Mapped without() {
    BitSet kept = new BitSet(text.length());
    int i = 0;
    while (i < text.length()) {
      int close = closing(i);
      int next = close < 0 ? i + (escape(i) ? 2 : 1) : close + 1;
      if (close < 0) {
        kept.set(next - 1);
      } else {
        keepInside(i, close, kept);
      }
      i = next;
    }
    return text.only(kept);
  }

  /** Between double quotes a backslash can be escaped too; between single ones it is itself. */
  private void keepInside(int open, int close, BitSet kept) {
    boolean twice = text.at(open) == '"';
    for (int i = open + 1; i < close; i++) {
      char next = i + 1 < close ? text.at(i + 1) : '\0';
      if (text.at(i) == '\\' && (next == text.at(open) || twice && next == '\\')) {
        i++;
      }
      kept.set(i);
    }
  }
}
