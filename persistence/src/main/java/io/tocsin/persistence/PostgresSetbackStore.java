package io.tocsin.persistence;

import io.tocsin.core.outbox.Setback;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.statement.Update;

/** Setbacks, one row for each room and kind. Rows are taken in one order, whoever writes. */
record PostgresSetbackStore(Postgres postgres) implements Setback.Store {
  private static final Part<Setback> SETBACKS =
      new Part<>(
          """
          INSERT INTO setback AS known (room, kind, reason, times, since, latest)
          SELECT * FROM <rows>
          ON CONFLICT (room, kind) DO UPDATE
          SET reason = excluded.reason, times = known.times + excluded.times,
              since = least(known.since, excluded.since),
              latest = greatest(known.latest, excluded.latest)
          """,
          List.of(
              new Column<>("room", "text", Setback::room),
              new Column<>("kind", "text", setback -> setback.kind().name()),
              new Column<>("reason", "text", setback -> setback.reason().replace("\0", "")),
              new Column<>("times", "bigint", Setback::times),
              new Column<>("since", "timestamptz", Setback::since),
              new Column<>("latest", "timestamptz", Setback::latest)));

  private static final Comparator<Setback> IN_ORDER =
      Comparator.comparing(Setback::room).thenComparing(Setback::kind);

  @Override
  public void add(Collection<Setback> setbacks) {
    Part.Filled<Setback> filled = SETBACKS.with(setbacks.stream().sorted(IN_ORDER).toList());
    postgres.call(handle -> {
      Update update = handle.createUpdate(filled.sql());
      filled.bind(update, 0);
      return update.execute();
    });
  }

  List<Setback> from(Instant from) {
    return postgres.call(handle ->
        handle
            .createQuery("SELECT * FROM setback WHERE latest >= :from ORDER BY room, kind")
            .bind("from", Bound.instant(from))
            .map((row, context) ->
                new Setback(
                    row.getString("room"),
                    Setback.Kind.valueOf(row.getString("kind")),
                    row.getString("reason"),
                    row.getLong("times"),
                    Found.instant(row, "since"),
                    Found.instant(row, "latest")))
            .list());
  }
}
