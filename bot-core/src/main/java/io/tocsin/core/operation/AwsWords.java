package io.tocsin.core.operation;

import io.tocsin.core.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in the words of AWS's services what a validator has found. */
final class AwsWords {
  private static final String MAP_KEY = "<map key>";

  private AwsWords() {}

  /** False where a text is too long only because the validator counts emoji twice. */
  static boolean isBroken(ConstraintViolation<?> found) {
    return !(annotation(found) instanceof Size size
        && found.getInvalidValue() instanceof String text
        && length(text) >= size.min()
        && length(text) <= size.max());
  }

  static boolean isUnion(ConstraintViolation<?> found) {
    return annotation(found) instanceof ExactlyOne;
  }

  static Violation violation(ConstraintViolation<?> found) {
    Object value = found.getInvalidValue();
    Object given = isUnion(found) ? Shape.of(record(value).getClass()).set(record(value)) : value;
    return new Violation(path(found.getPropertyPath()), Shown.of(given), words(found));
  }

  private static String words(ConstraintViolation<?> found) {
    Object value = found.getInvalidValue();
    return switch (annotation(found)) {
      case NotNull _ -> "Member must not be null";
      case Size size when length(value) > size.max() -> atMost("length", size.max());
      case Size size -> atLeast("length", size.min());
      case Max max -> atMost("value", max.value());
      case Min min -> atLeast("value", min.value());
      case Pattern pattern -> "Member must satisfy regular expression pattern: " + pattern.regexp();
      case ExactlyOne _ -> exactlyOne(Shape.of(record(value).getClass()));
      case Annotation _ -> found.getMessage();
    };
  }

  private static String atMost(String what, long limit) {
    return "Member must have " + what + " less than or equal to " + limit;
  }

  private static String atLeast(String what, long limit) {
    return "Member must have " + what + " greater than or equal to " + limit;
  }

  private static String exactlyOne(Shape union) {
    return "Member must have exactly one member set, out of: "
        + union.members().stream().map(Member::name).toList();
  }

  /** Lengths count characters as people do, not the halves that Java keeps them in. */
  private static int length(@Nullable Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case Collection<?> items -> items.size();
      case Map<?, ?> entries -> entries.size();
      case null -> 0;
      case Object other -> throw new IllegalStateException("No length: " + other.getClass());
    };
  }

  private static Record record(@Nullable Object value) {
    return value instanceof Record union ? union : new Done();
  }

  private static Annotation annotation(ConstraintViolation<?> found) {
    return found.getConstraintDescriptor().getAnnotation();
  }

  static String path(Path path) {
    String text = "";
    for (Path.Node node : path) {
      text = node.isInIterable() ? element(text, node) : text;
      text = node.getKind() == ElementKind.PROPERTY ? Paths.member(text, node.getName()) : text;
    }
    return text;
  }

  private static String element(String container, Path.Node node) {
    Integer index = node.getIndex();
    if (index != null) {
      return Paths.item(container, index);
    }
    String key = String.valueOf(node.getKey());
    return MAP_KEY.equals(node.getName()) ? Paths.key(container, key) : Paths.value(container, key);
  }
}
