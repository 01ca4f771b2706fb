package io.tocsin.persistence;

import io.tocsin.core.timer.Timer;
import io.tocsin.core.timer.TimerStore;
import java.time.Instant;
import java.util.List;

/** Timers in PostgreSQL. */
record PostgresTimerStore(Postgres postgres) implements TimerStore {
  private static final String DUE =
      """
      SELECT subject, due FROM timer
      WHERE due <= :now AND kind = :kind
      ORDER BY due LIMIT :limit
      """;

  @Override
  public List<Timer> due(Timer.Kind kind, Instant now, int limit) {
    return postgres.call(handle ->
        handle
            .createQuery(DUE)
            .bind("kind", kind.name())
            .bind("now", Bound.instant(now))
            .bind("limit", limit)
            .map((row, context) ->
                new Timer(kind, row.getString("subject"), Found.instant(row, "due")))
            .list());
  }
}
