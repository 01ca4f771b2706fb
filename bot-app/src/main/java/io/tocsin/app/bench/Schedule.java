package io.tocsin.app.bench;

/**
 * When requests are due at a steady rate. They are due whether or not earlier ones were answered,
 * and times are counted from there: who waits for a slow product waits as its users do.
 */
record Schedule(long start, double perSecond, double seconds) {
  private static final double NANOS = 1e9;

  int requests() {
    return (int) Math.round(perSecond * seconds);
  }

  long due(int request) {
    return start + Math.round(request * (NANOS / perSecond));
  }

  long end() {
    return start + Math.round(seconds * NANOS);
  }
}
