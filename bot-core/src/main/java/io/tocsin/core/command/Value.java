package io.tocsin.core.command;

import java.util.List;
import java.util.Map;

/** A value as it was written, in JSON or in shorthand, before anybody asks what it should be. */
sealed interface Value {
  Mapped source();

  /**
   * @param literal with every character that was typed, for prose
   */
  record Scalar(String literal, Mapped source) implements Value {}

  /** JSON's null, which is as good as nothing. */
  record Nothing(Mapped source) implements Value {}

  record Items(List<Value> values, Mapped source) implements Value {}

  record Members(Map<Name, Value> values, Mapped source) implements Value {}

  /** A member's name; two are equal if the texts are, wherever they stand. */
  record Name(String text, Place place) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Name name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }
}
