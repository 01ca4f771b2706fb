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
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

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
      return union == null
          || Arrays.stream(union.getClass().getRecordComponents())
                  .filter(component -> isSet(union, component))
                  .count()
              == 1;
    }

    private static boolean isSet(Record union, RecordComponent component) {
      try {
        return component.getAccessor().invoke(union) != null;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("A union must be a public record: " + union, e);
      }
    }
  }
}
