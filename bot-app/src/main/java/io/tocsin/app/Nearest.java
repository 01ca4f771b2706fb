package io.tocsin.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant to type. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate with the fewest slips of the finger (a letter wrong, missing, too much, or two
   * swapped); none if even that one has too many to be what was meant.
   */
  public static Optional<String> to(String typed, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt((String candidate) -> slips(typed, candidate)))
        .filter(candidate -> slips(typed, candidate) <= Math.max(1, typed.length() / 3));
  }

  private static int slips(String typed, String candidate) {
    String a = typed.toLowerCase(Locale.ROOT);
    String b = candidate.toLowerCase(Locale.ROOT);
    int[][] slips = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : cheapest(slips, a, b, i, j);
      }
    }
    return slips[a.length()][b.length()];
  }

  private static int cheapest(int[][] slips, String a, String b, int i, int j) {
    int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int cheapest =
        Math.min(slips[i - 1][j - 1] + wrong, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, slips[i - 2][j - 2] + 1) : cheapest;
  }
}
