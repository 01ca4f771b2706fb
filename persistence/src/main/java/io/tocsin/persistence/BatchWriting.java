package io.tocsin.persistence;

import io.tocsin.persistence.Part.Filled;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Writes all rows of a batch in one statement: a part for each kind of row that it has. The parts
 * see the database as it was before any of them, and no two touch the same row.
 */
final class BatchWriting {
  private static final String NOTHING = "SELECT room FROM (VALUES ('')) AS none (room) WHERE false";

  private static final String ELSEWHERE =
      """
      SELECT room FROM (
          SELECT DISTINCT room, owner FROM sent WHERE handed) AS elsewhere,
      LATERAL pg_notify('%s', '%s' || owner)
      """
          .formatted(Signals.CHANNEL, Signals.OUTBOX);

  private BatchWriting() {}

  /**
   * Writes and commits, which is one way to the server and back. Answers the rooms for which
   * another node is to deliver what is sent; each is told so.
   */
  static Set<String> writeAndCommit(Handle handle, Folded changes, int node) {
    List<Filled<?>> parts =
        Stream.of(
                IncidentParts.of(changes),
                ConfigurationParts.of(changes),
                FiledParts.of(changes),
                JournalParts.of(changes, node))
            .flatMap(List::stream)
            .filter(part -> !part.isEmpty())
            .toList();
    return parts.isEmpty() ? Set.of() : run(handle, parts, !changes.entries().isEmpty());
  }

  private static Set<String> run(Handle handle, List<Filled<?>> parts, boolean sends) {
    try (Query statement =
        handle.createQuery(sql(parts) + (sends ? ELSEWHERE : NOTHING) + ";\nCOMMIT")) {
      int position = 0;
      for (Filled<?> part : parts) {
        position = part.bind(statement, position);
      }
      return statement.mapTo(String.class).set();
    }
  }

  private static String sql(List<Filled<?>> parts) {
    StringBuilder sql = new StringBuilder("WITH ");
    for (int i = 0; i < parts.size(); i++) {
      sql.append(i == 0 ? "" : ", ").append(parts.get(i).name(i)).append(" AS (\n");
      sql.append(parts.get(i).sql()).append(")\n");
    }
    return sql.toString();
  }
}
