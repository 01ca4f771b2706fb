package io.tocsin.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query whose conditions depend on what is asked: those that are not asked for are not in its
 * text, so that PostgreSQL plans what is really asked.
 */
final class Selection {
  private final String select;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private String end = "";

  /**
   * @param select all before {@code WHERE}
   */
  Selection(String select) {
    this.select = select;
  }

  Selection where(String condition) {
    conditions.add(condition);
    return this;
  }

  /** A condition that holds a parameter; none at all if the value is null. */
  Selection where(String condition, String name, @Nullable Object value) {
    return value == null ? this : bound(name, value).where(condition);
  }

  Selection where(String condition, String name, @Nullable Instant value) {
    return value == null ? this : bound(name, Bound.instant(value)).where(condition);
  }

  /** A condition that holds an array as its parameter; none at all if the array is empty. */
  Selection where(String condition, String name, String type, Collection<?> values) {
    return values.isEmpty() ? this : bound(name, Bound.array(type, values)).where(condition);
  }

  /** What comes behind the conditions. */
  Selection then(String ordered) {
    end = ordered;
    return this;
  }

  Selection then(String ordered, int limit) {
    return then(ordered + " LIMIT :limit").bound("limit", limit);
  }

  /** One more parameter of a condition that holds two. */
  Selection with(String name, Instant value) {
    return bound(name, Bound.instant(value));
  }

  private Selection bound(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** The query with its parameters bound. */
  Query on(Handle handle) {
    String where = conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions);
    Query query = handle.createQuery(select + where + "\n" + end);
    values.forEach((name, value) -> {
      if (value instanceof Argument argument) {
        query.bind(name, argument);
      } else {
        query.bind(name, value);
      }
    });
    return query;
  }
}
