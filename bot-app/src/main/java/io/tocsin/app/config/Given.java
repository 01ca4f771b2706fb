package io.tocsin.app.config;

import java.util.Comparator;

/**
 * A value as somebody has written it.
 *
 * @param where file and line, variable or option
 */
record Given(String text, String where, Rank rank) {
  /** From the weakest to the strongest. */
  enum Rank {
    FILE,
    ENVIRONMENT,
    COMMAND_LINE
  }

  static final Comparator<Given> BY_RANK = Comparator.comparing(Given::rank);

  Given withText(String other) {
    return new Given(other, where, rank);
  }
}
