package io.tocsin.app.bench;

/** Of everything that was accepted under any load. */
record Losses(long lost, long doubled) {
  static final Losses NONE = new Losses(0, 0);

  Losses and(Load.Result result) {
    return new Losses(lost + result.lost(), doubled + result.doubled());
  }

  Losses and(Losses others) {
    return new Losses(lost + others.lost, doubled + others.doubled);
  }

  boolean none() {
    return lost == 0;
  }
}
