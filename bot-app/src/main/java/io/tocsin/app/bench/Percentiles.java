package io.tocsin.app.bench;

import java.util.Arrays;

/** Exact percentiles: every value is kept and sorted. */
record Percentiles(long[] sorted) {
  private static final double NANOS_PER_MILLI = 1e6;

  static Percentiles of(long[] nanos) {
    long[] copy = nanos.clone();
    Arrays.sort(copy);
    return new Percentiles(copy);
  }

  /** The smallest value that so many of a hundred do not exceed, in milliseconds; 0 of nothing. */
  double millis(double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
  }
}
