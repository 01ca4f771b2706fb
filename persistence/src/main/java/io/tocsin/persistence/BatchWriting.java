package io.tocsin.persistence;

import io.tocsin.persistence.Part.Filled;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Writes all rows of a batch in one statement: a part for each kind of row that it has. The parts
 * see the database as it was before any of them, and no two touch the same row.
 */
final class BatchWriting {
  private BatchWriting() {}

  static void write(Handle handle, Folded changes, int node) {
    List<Filled<?>> parts =
        Stream.of(
                IncidentParts.of(changes),
                ConfigurationParts.of(changes),
                JournalParts.of(changes, node))
            .flatMap(List::stream)
            .filter(part -> !part.isEmpty())
            .toList();
    if (!parts.isEmpty()) {
      run(handle, parts);
    }
  }

  private static void run(Handle handle, List<Filled<?>> parts) {
    try (Query statement = handle.createQuery(sql(parts))) {
      int position = 0;
      for (Filled<?> part : parts) {
        position = part.bind(statement, position);
      }
      statement.mapTo(Integer.class).one();
    }
  }

  private static String sql(List<Filled<?>> parts) {
    StringBuilder sql = new StringBuilder("WITH ");
    for (int i = 0; i < parts.size(); i++) {
      sql.append(i == 0 ? "" : ", ").append("part_").append(i).append(" AS (\n");
      sql.append(parts.get(i).sql()).append(")\n");
    }
    return sql.append("SELECT 1").toString();
  }
}
