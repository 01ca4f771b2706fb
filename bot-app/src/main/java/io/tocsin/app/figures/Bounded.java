package io.tocsin.app.figures;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Values of a label: the first so many keep their names, whatever comes later is "other". */
final class Bounded {
  static final String OTHER = "other";

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final int most;

  Bounded(int most) {
    this.most = most;
  }

  String of(String value) {
    return known.contains(value) || admit(value) ? value : OTHER;
  }

  private synchronized boolean admit(String value) {
    return known.size() < most && known.add(value);
  }
}
