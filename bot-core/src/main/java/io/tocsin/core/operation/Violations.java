package io.tocsin.core.operation;

import io.tocsin.core.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several violations of one request. */
public final class Violations {
  /** More are not told: nobody reads them, and a hostile request must not be answered at length. */
  public static final int MOST = 100;

  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::path).thenComparing(Violation::constraint);

  private Violations() {}

  static List<Violation> sorted(Stream<Violation> violations) {
    return violations.sorted(ORDER).limit(MOST).toList();
  }

  /** The message of AWS's {@code ValidationException} for these; there must be at least one. */
  public static String awsText(List<Violation> violations) {
    String errors = violations.size() == 1 ? " validation error" : " validation errors";
    return violations.stream()
        .map(Violation::awsText)
        .collect(Collectors.joining("; ", violations.size() + errors + " detected: ", ""));
  }
}
