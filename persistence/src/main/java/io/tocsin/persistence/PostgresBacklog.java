package io.tocsin.persistence;

import io.tocsin.core.outbox.Backlog;
import java.util.List;

/**
 * Counts what waits. The index of what is pending is read from its oldest end and not far: a long
 * backlog is bad enough without being counted to the last row.
 */
final class PostgresBacklog implements Backlog {
  private static final int MOST = 50_000;

  private final Postgres postgres;

  PostgresBacklog(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public List<Waiting> waiting() {
    return postgres.call(handle ->
        handle
            .createQuery(
                """
                WITH oldest AS (SELECT id FROM outbox_pending ORDER BY id LIMIT :most)
                SELECT room, count(*) AS entries, min(created_at) AS oldest
                FROM oldest JOIN outbox_message USING (id) GROUP BY room
                """)
            .bind("most", MOST)
            .map((row, context) ->
                new Waiting(
                    row.getString("room"), row.getLong("entries"), Found.instant(row, "oldest")))
            .list());
  }
}
