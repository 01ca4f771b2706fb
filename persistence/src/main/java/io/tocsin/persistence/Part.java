package io.tocsin.persistence;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A part of the one statement that writes a batch: one kind of row, any number of them, each column
 * bound as one array.
 */
final class Part<T> {
  private final String sql;
  private final List<Column<T>> columns;
  private final @Nullable String name;

  /**
   * @param sql a statement that reads {@code FROM <rows>}, a table named {@code rows}
   */
  Part(String sql, List<Column<T>> columns) {
    this(sql.replace("<rows>", rows(columns)), columns, null);
  }

  private Part(String sql, List<Column<T>> columns, @Nullable String name) {
    this.sql = sql;
    this.columns = columns;
    this.name = name;
  }

  /** The same under a name, by which the end of the statement reads what it returns. */
  Part<T> named(String given) {
    return new Part<>(sql, columns, given);
  }

  private static <T> String rows(List<Column<T>> columns) {
    return columns.stream()
            .map(column -> "?::" + column.type() + "[]")
            .collect(Collectors.joining(", ", "unnest(", ")"))
        + columns.stream().map(Column::name).collect(Collectors.joining(", ", " AS rows (", ")"));
  }

  Filled<T> with(Collection<T> rows) {
    return new Filled<>(this, rows);
  }

  /** A part with its rows. */
  record Filled<T>(Part<T> part, Collection<T> rows) {
    boolean isEmpty() {
      return rows.isEmpty();
    }

    String name(int position) {
      return part.name == null ? "part_" + position : part.name;
    }

    String sql() {
      return part.sql;
    }

    /** Binds the columns from that position on and answers the first one behind them. */
    int bind(SqlStatement<?> statement, int from) {
      int position = from;
      for (Column<T> column : part.columns) {
        List<? extends Object> values = rows.stream().map(column.value()).toList();
        statement.bind(position++, Bound.array(column.type(), values));
      }
      return position;
    }
  }
}
