package io.tocsin.core.chat.local;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class Nearest {
  private Nearest() {}

  /** At most three of the names, the most similar first; only those that are similar at all. */
  static List<String> to(String name, Collection<String> names) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int tolerance = Math.max(1, wanted.length() / 3);
    return names.stream()
        .filter(known -> distance(wanted, known.toLowerCase(Locale.ROOT)) <= tolerance)
        .sorted(
            Comparator.comparingInt(
                (String known) -> distance(wanted, known.toLowerCase(Locale.ROOT))))
        .limit(3)
        .toList();
  }

  /** Levenshtein's distance, row by row. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row = nextRow(row, from.charAt(i - 1), to, i);
    }
    return row[to.length()];
  }

  private static int[] nextRow(int[] above, char letter, String to, int number) {
    int[] row = new int[above.length];
    row[0] = number;
    for (int j = 1; j < row.length; j++) {
      int replaced = above[j - 1] + (to.charAt(j - 1) == letter ? 0 : 1);
      row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
    }
    return row;
  }
}
