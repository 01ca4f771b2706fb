package io.tocsin.persistence;

import io.tocsin.core.timer.Timer;
import io.tocsin.core.timer.TimerStore;
import java.time.Instant;
import java.util.List;

/** Timers in PostgreSQL. */
record PostgresTimerStore(Postgres postgres) implements TimerStore {
  private static final String DUE =
      "SELECT kind, subject, due FROM timer WHERE due <= :now ORDER BY due LIMIT :limit";

  @Override
  public List<Timer> due(Instant now, int limit) {
    return postgres.call(handle ->
        handle
            .createQuery(DUE)
            .bind("now", Bound.instant(now))
            .bind("limit", limit)
            .map((row, context) ->
                new Timer(
                    Timer.Kind.valueOf(row.getString("kind")),
                    row.getString("subject"),
                    Found.instant(row, "due")))
            .list());
  }
}
