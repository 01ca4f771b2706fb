package io.tocsin.persistence;

import java.time.Instant;

/**
 * Deletes rows in portions, each a transaction of its own, so that nobody waits long for one. Rows
 * that somebody else holds are passed over, for the next time.
 */
record Sweep(Postgres postgres) {
  private static final int PORTION = 1000;

  /**
   * @param sql deletes what is older than {@code :before}, at most {@code :limit} rows
   * @return how many rows it deleted
   */
  int delete(String sql, Instant before) {
    int all = 0;
    int portion;
    do {
      portion = portion(sql, before);
      all += portion;
    } while (portion == PORTION);
    return all;
  }

  private int portion(String sql, Instant before) {
    return postgres.call(handle ->
        handle
            .createUpdate(sql)
            .bind("before", Bound.instant(before))
            .bind("limit", PORTION)
            .execute());
  }
}
