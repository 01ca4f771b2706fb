package io.tocsin.core.operation;

import java.util.List;

/** What a member can hold. */
public sealed interface Kind {

  record Text() implements Kind {}

  /** A whole number that fits into 32 bits. */
  record Whole() implements Kind {}

  record Flag() implements Kind {}

  /** A point in time. */
  record Time() implements Kind {}

  /** Any JSON, passed on as it is. */
  record Json() implements Kind {}

  /** A text that is never shown. */
  record Hidden() implements Kind {}

  /** One of a few names, in the order they are declared. */
  record OneOf(Class<? extends Enum<?>> type, List<String> values) implements Kind {
    static OneOf of(Class<? extends Enum<?>> type) {
      return new OneOf(type, List.of(type.getEnumConstants()).stream().map(Enum::name).toList());
    }
  }

  record Structure(Shape shape) implements Kind {}

  record ListOf(Element element) implements Kind {}

  record MapOf(Element key, Element value) implements Kind {}

  /** What stands in a list or a map. */
  record Element(Kind kind, Limits limits) {}
}
