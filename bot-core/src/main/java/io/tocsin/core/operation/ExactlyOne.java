package io.tocsin.core.operation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A union: a record of which exactly one component is set. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Constraint(validatedBy = ExactlyOne.Validator.class)
public @interface ExactlyOne {
  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Counts the components that are set. */
  final class Validator implements ConstraintValidator<ExactlyOne, Record> {
    @Override
    public boolean isValid(Record union, ConstraintValidatorContext context) {
      return union == null || Shape.of(union.getClass()).set(union).size() == 1;
    }
  }
}
