package io.tocsin.app.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with the configuration.
 *
 * @param where file and line, variable or option
 * @param what a sentence: what was given (never a secret) and what is allowed
 */
public record Problem(String where, String what) {
  static String message(List<Problem> problems) {
    String heading =
        problems.size() == 1
            ? "The configuration has a problem:\n"
            : "The configuration has " + problems.size() + " problems:\n";
    return problems.stream().map(Problem::line).collect(Collectors.joining("\n", heading, ""));
  }

  private String line() {
    return "  " + where + ": " + what;
  }
}
