package io.tocsin.persistence;

import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads rows that are written whole, by the keys that the writer has for them. */
record FiledReading(Postgres postgres) {
  private static final int DOCUMENT = 2;

  <T extends Filed> Optional<T> find(Key.One<T> key) {
    return read(FiledTables.lookup(key), key.text(), key.type()).stream().findFirst();
  }

  <T extends Filed> List<T> all(Key.Many<T> key) {
    return read(FiledTables.lookup(key), key.text(), key.type());
  }

  private <T> List<T> read(Lookup lookup, String key, Class<T> type) {
    return postgres.call(handle -> read(handle, lookup, key, type));
  }

  private static <T> List<T> read(Handle handle, Lookup lookup, String key, Class<T> type) {
    try (Query query = handle.createQuery(lookup.sql() + " ORDER BY id")) {
      lookup.forAll(List.of(key)).bind(query, 0);
      return query.map((row, context) -> Json.read(row.getString(DOCUMENT), type)).list();
    }
  }
}
