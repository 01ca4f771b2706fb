package io.tocsin.core.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Nearest {
  /** Longer names are cut: what stands there has nothing to do with a name of ours. */
  private static final int ENOUGH = 64;

  private Nearest() {}

  /**
   * The known name with the fewest letters to change, whatever their case; empty if none is known.
   */
  static Optional<String> to(String name, Collection<String> known) {
    String wanted = plain(name);
    return known.stream().min(Comparator.comparingInt(one -> distance(wanted, plain(one))));
  }

  private static String plain(String name) {
    return name.substring(0, Math.min(name.length(), ENOUGH)).toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance: letters to add, to leave out or to replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
