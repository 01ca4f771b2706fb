package io.tocsin.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody probably meant. */
public final class Nearest {
  private static final int AT_MOST = 3;
  private static final int LONGEST = 80;

  private Nearest() {}

  /**
   * The candidates that are similar enough, the most similar first; others beside it only if they
   * are about as similar.
   */
  public static List<String> to(String given, Collection<String> candidates) {
    String low = given.toLowerCase(Locale.ROOT);
    if (low.isEmpty() || low.length() > LONGEST) {
      return List.of();
    }
    List<Scored> near =
        candidates.stream()
            .distinct()
            .map(candidate -> new Scored(candidate, score(low, candidate)))
            .filter(scored -> scored.score() <= Math.max(1, low.length() / 3))
            .sorted(Comparator.comparingInt(Scored::score).thenComparing(Scored::name))
            .toList();
    return near.stream()
        .takeWhile(scored -> scored.score() <= near.getFirst().score() + 1)
        .limit(AT_MOST)
        .map(Scored::name)
        .toList();
  }

  private record Scored(String name, int score) {}

  /** An abbreviation is nearer than any slip of the fingers. */
  private static int score(String given, String candidate) {
    String low = candidate.toLowerCase(Locale.ROOT);
    return given.length() > 2 && low.startsWith(given) ? 0 : distance(given, low);
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
