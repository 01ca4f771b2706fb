package io.tocsin.persistence;

import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Rows;
import io.tocsin.persistence.Lookup.Asked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
  private final Handle handle;
  private final Wanted wanted = new Wanted();
  private final Found found = new Found();

  BatchLoading(Handle handle, Set<Key> keys) {
    this.handle = handle;
    keys.forEach(wanted::add);
  }

  Rows run() {
    List<Asked> lookups = wanted.lookups();
    if (!lookups.isEmpty()) {
      look(sql(lookups), lookups, ResultSet::getStatement);
    }
    return rows();
  }

  /**
   * Takes the pen first, on the same way to the server. Each statement sees what was committed when
   * it began, so what is loaded is what the one who had the pen before has left.
   */
  Rows runWithPen() {
    List<Asked> lookups = wanted.lookups();
    if (lookups.isEmpty()) {
      PostgresStateStore.takePen(handle);
    } else {
      look(PostgresStateStore.TAKE_PEN + ";\n" + sql(lookups), lookups, BatchLoading::afterPen);
    }
    return rows();
  }

  private Rows rows() {
    return found.rows(wanted.hasEvents() ? events() : List.of());
  }

  private static Statement afterPen(ResultSet pen) throws SQLException {
    Statement both = pen.getStatement();
    both.getMoreResults();
    return both;
  }

  /** How one comes from the first result of a statement to that of the look-ups. */
  @FunctionalInterface
  private interface Way {
    Statement from(ResultSet first) throws SQLException;
  }

  private void look(String sql, List<Asked> lookups, Way way) {
    try (Query query = handle.createQuery(sql)) {
      int position = 0;
      for (Asked asked : lookups) {
        position = asked.bind(query, position);
      }
      query.scanResultSet((first, context) -> take(lookups, way.from(first.get()).getResultSet()));
    }
  }

  /** Each row begins with the position of the lookup that it belongs to. */
  private static String sql(List<Asked> lookups) {
    return IntStream.range(0, lookups.size())
        .mapToObj(i -> "SELECT " + i + ", part.* FROM (" + lookups.get(i).lookup().sql() + ") part")
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  private Found take(List<Asked> lookups, ResultSet rows) throws SQLException {
    while (rows.next()) {
      lookups.get(rows.getInt(1)).lookup().reader().take(found, rows);
    }
    return found;
  }

  private List<TimelineEvent> events() {
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
