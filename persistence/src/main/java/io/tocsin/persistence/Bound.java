package io.tocsin.persistence;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** Values as PostgreSQL takes them. */
final class Bound {
  private Bound() {}

  /**
   * An array of a type of PostgreSQL's; its elements are bound by their text. The driver sends
   * texts and numbers as they are if the array's own type says that it holds nothing else; all
   * others it has to quote, character by character.
   */
  static Argument array(String type, Collection<? extends @Nullable Object> values) {
    Object[] elements = values.stream().map(Bound::element).toArray(size -> room(type, size));
    return (position, statement, context) ->
        statement.setArray(position, statement.getConnection().createArrayOf(type, elements));
  }

  private static @Nullable Object[] room(String type, int size) {
    return switch (type) {
      case "text" -> new String[size];
      case "bigint" -> new Long[size];
      case "integer" -> new Integer[size];
      case "boolean" -> new Boolean[size];
      default -> new Object[size];
    };
  }

  static Argument instant(@Nullable Instant value) {
    return (position, statement, context) -> {
      if (value == null) {
        statement.setNull(position, Types.TIMESTAMP_WITH_TIMEZONE);
      } else {
        statement.setObject(position, floor(value).atOffset(ZoneOffset.UTC));
      }
    };
  }

  /** PostgreSQL keeps microseconds; cut off here, it does not round up into the future. */
  static Instant floor(Instant value) {
    return value.truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable Object element(@Nullable Object value) {
    return value instanceof Instant instant ? floor(instant).toString() : value;
  }
}
