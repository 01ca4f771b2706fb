package io.tocsin.core.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A secret in an answer that its caller must see, since it is told this once and never again. Every
 * other secret stays hidden in every answer.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ShownOnce {
  /** What stands in its place wherever the answer is kept. */
  String value() default "shown once";
}
