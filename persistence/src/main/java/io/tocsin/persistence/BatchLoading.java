package io.tocsin.persistence;

import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Rows;
import io.tocsin.persistence.Lookup.Asked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Loads what is behind the keys of a batch: one statement for everything that is a document or a
 * number, one more for events (which only their editing asks for).
 */
final class BatchLoading {
  private BatchLoading() {}

  static Rows load(Handle handle, Set<Key> keys) {
    Wanted wanted = new Wanted();
    keys.forEach(wanted::add);
    Found found = new Found();
    List<Asked> lookups = wanted.lookups();
    if (!lookups.isEmpty()) {
      look(handle, lookups, found);
    }
    return found.rows(wanted.hasEvents() ? events(handle, wanted) : List.of());
  }

  private static void look(Handle handle, List<Asked> lookups, Found found) {
    try (Query query = handle.createQuery(sql(lookups))) {
      int position = 0;
      for (Asked asked : lookups) {
        position = asked.bind(query, position);
      }
      query.scanResultSet((rows, context) -> take(lookups, found, rows.get()));
    }
  }

  /** Each row begins with the position of the lookup that it belongs to. */
  private static String sql(List<Asked> lookups) {
    return IntStream.range(0, lookups.size())
        .mapToObj(i -> "SELECT " + i + ", part.* FROM (" + lookups.get(i).lookup().sql() + ") part")
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  private static Found take(List<Asked> lookups, Found found, ResultSet rows) throws SQLException {
    while (rows.next()) {
      lookups.get(rows.getInt(1)).lookup().reader().take(found, rows);
    }
    return found;
  }

  private static List<TimelineEvent> events(Handle handle, Wanted wanted) {
    String sql =
        """
        SELECT %s FROM timeline_event
        JOIN unnest(:incidents, :ids) AS wanted (incident, id) USING (incident, id)
        WHERE current
        """
            .formatted(TimelineRow.COLUMNS);
    try (Query query = handle.createQuery(sql)) {
      return query
          .bind("incidents", wanted.eventIncidents())
          .bind("ids", wanted.events())
          .map(new TimelineRow())
          .list();
    }
  }
}
