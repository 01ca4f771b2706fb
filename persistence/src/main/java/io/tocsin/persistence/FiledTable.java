package io.tocsin.persistence;

import io.tocsin.core.writer.Filed;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of rows that are written whole: a key, what they are looked up by, and the document.
 *
 * @param keyType of the key, as PostgreSQL calls it
 * @param columns beside key and document
 */
record FiledTable<T extends Filed>(
    Class<T> type, String name, String keyType, List<Column<T>> columns) {

  private static final String FOUND = "SELECT NULL::text, document::text, NULL::bigint FROM ";

  Lookup byKey() {
    return by("id = ANY (?)", keyType);
  }

  Lookup by(String condition, String keyed) {
    return new Lookup(
        FOUND + name + " WHERE " + condition,
        List.of(keyed),
        (found, row) -> found.filed(row, type));
  }

  /** Everything there is; the key says nothing. */
  Lookup all() {
    return by("'' = ANY (?)", "text");
  }

  Part<T> written() {
    List<Column<T>> all = new ArrayList<>();
    all.add(new Column<>("id", keyType, row -> row.key().text()));
    all.addAll(columns);
    all.add(new Column<>("document", "jsonb", Json::write));
    return new Part<>(
        """
        INSERT INTO %s (%s)
        SELECT * FROM <rows>
        ON CONFLICT (id) DO UPDATE SET %s
        """
            .formatted(name, listed(all, "%s"), listed(all, "%1$s = excluded.%1$s")),
        all);
  }

  Part<String> removed() {
    return new Part<>(
        "DELETE FROM %s WHERE id IN (SELECT id FROM <rows>)".formatted(name),
        List.of(new Column<>("id", keyType, id -> id)));
  }

  private static <T> String listed(List<Column<T>> columns, String each) {
    return String.join(
        ", ", columns.stream().map(column -> each.formatted(column.name())).toList());
  }
}
