package io.tocsin.core.operation;

import io.tocsin.core.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks whether an operation keeps to the constraints that its record declares, and whether every
 * text in it can be stored. Safe for use by several threads.
 */
public final class Constraints {
  private final Validator validator;

  private Constraints(Validator validator) {
    this.validator = validator;
  }

  public static Constraints using(Validator validator) {
    return new Constraints(validator);
  }

  /**
   * Every constraint that the record breaks, sorted by path, but no more than {@value
   * Violations#MOST}; empty if it breaks none.
   */
  public List<Violation> check(Record operation) {
    return check(operation, Set.of());
  }

  /**
   * The same without what would only repeat a misfit: a member that could not be read is not also
   * missing, and a union that holds it is not also empty.
   */
  List<Violation> check(Record operation, Set<String> misfits) {
    Stream<Violation> declared =
        validator.validate(operation).stream()
            .filter(found -> !isConsequence(found, misfits))
            .filter(AwsWords::isBroken)
            .map(AwsWords::violation);
    Stream<Violation> texts = new TextScan().of(operation).stream();
    return Violations.sorted(Stream.concat(declared, texts));
  }

  private static boolean isConsequence(ConstraintViolation<?> found, Set<String> misfits) {
    String path = AwsWords.path(found.getPropertyPath());
    return misfits.contains(path)
        || AwsWords.isUnion(found)
            && misfits.stream().anyMatch(misfit -> Paths.isInside(misfit, path));
  }
}
