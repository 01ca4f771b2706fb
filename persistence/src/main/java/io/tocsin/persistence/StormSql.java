package io.tocsin.persistence;

import io.tocsin.core.incident.Storm;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What is asked about the incidents of a storm. */
final class StormSql {
  /** Deleted ones count for the version alone. */
  static final String TALLY =
      """
      SELECT coalesce(sum(version), 0)::bigint AS version,
             count(*) FILTER (WHERE NOT deleted AND status = 'OPEN' AND NOT acknowledged) AS open,
             count(*) FILTER (WHERE NOT deleted AND status = 'OPEN' AND acknowledged) AS acknowledged,
             count(*) FILTER (WHERE NOT deleted AND status <> 'OPEN') AS resolved
      FROM incident\
      """;

  static final String BY_NEED = "ORDER BY status <> 'OPEN', acknowledged, impact, number DESC";

  private StormSql() {}

  static Storm.Tally tally(ResultSet row, Storm storm) throws SQLException {
    long version = row.getLong("version");
    return new Storm.Tally(
        storm.isRaging() ? version : version + 1,
        row.getInt("open"),
        row.getInt("acknowledged"),
        row.getInt("resolved"));
  }
}
