package io.tocsin.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.Violation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes operations of JSON trees. Member names may begin with a small or a capital letter. A null
 * is as good as nothing. Safe for use by several threads.
 */
public final class Binding {
  private final Constraints constraints;

  private Binding(Constraints constraints) {
    this.constraints = constraints;
  }

  public static Binding using(Constraints constraints) {
    return new Binding(constraints);
  }

  /**
   * Reads an operation of the type. What has no place in it or the wrong type and what breaks a
   * constraint is reported together, at most {@value Violations#MOST} violations of them, and only
   * one kind for each path. Throws for no tree, however odd.
   */
  public <O extends Operation<?>> Bound<O> bind(Class<O> type, JsonNode tree) {
    TreeReader reader = new TreeReader();
    Record operation = reader.root(Shape.of(type.asSubclass(Record.class)), tree);
    List<Violation> violations = violations(operation, reader.misfits());
    return operation == null || !violations.isEmpty()
        ? new Bound.Misfits<>(violations)
        : new Bound.Fits<>(type.cast(operation));
  }

  private List<Violation> violations(@Nullable Record operation, List<Violation> misfits) {
    if (operation == null) {
      return misfits;
    }
    List<Violation> broken =
        constraints.check(
            operation, misfits.stream().map(Violation::path).collect(Collectors.toSet()));
    return Violations.sorted(Stream.concat(misfits.stream(), broken.stream()));
  }
}
