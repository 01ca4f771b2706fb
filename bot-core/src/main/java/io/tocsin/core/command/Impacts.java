package io.tocsin.core.command;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The five impacts by number and by name. */
final class Impacts {
  private static final List<String> NAMES =
      List.of("critical", "high", "medium", "low", "no impact");

  /** For a sentence that lists them. */
  static final List<String> IN_WORDS =
      List.of("1 Critical", "2 High", "3 Medium", "4 Low", "5 No Impact");

  private Impacts() {}

  /** The number of an impact that is given by name or number; empty if there is none such. */
  static OptionalInt parse(String given) {
    String name = given.strip().toLowerCase(Locale.ROOT).replace('-', ' ');
    if (name.equals("none")) {
      return OptionalInt.of(5);
    }
    return IntStream.rangeClosed(1, NAMES.size())
        .filter(i -> name.equals(Integer.toString(i)) || name.equals(NAMES.get(i - 1)))
        .findFirst();
  }

  /** Names as they are typed in one word. */
  static List<String> names() {
    return NAMES.stream().map(name -> name.replace(' ', '-')).toList();
  }
}
