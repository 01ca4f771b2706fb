package io.tocsin.core.operation;

import jakarta.validation.Validation;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Constraints as an installation has them. */
public final class TestConstraints {
  // A validator is expensive to make and safe to share.
  private static final Constraints SHARED =
      Constraints.using(
          Validation.byDefaultProvider()
              .configure()
              .messageInterpolator(new ParameterMessageInterpolator()) // needs no EL library
              .buildValidatorFactory()
              .getValidator());

  private TestConstraints() {}

  public static Constraints constraints() {
    return SHARED;
  }
}
