package io.tocsin.persistence;

import io.tocsin.core.Unavailable;
import io.tocsin.core.writer.StateStore.DataRefused;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an SQLSTATE means for whoever called, decided in this one place. */
final class SqlErrors {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(3);

  /** By their first two letters: data, constraint, limit of the program. */
  private static final Set<String> REFUSED = Set.of("22", "23", "54");

  /**
   * By their first two letters: connection, resources, intervention of an operator (with statements
   * that ran too long), system error. And while an operator repairs things: no such login, no such
   * database, a server that only reads.
   */
  private static final Set<String> AWAY = Set.of("08", "53", "57", "58", "28", "3D");

  /** Lost against another transaction, or waited too long for it; a frozen or read-only session. */
  private static final Set<String> BUSY =
      Set.of("40001", "40P01", "55P03", "25P03", "25P04", "25006");

  private SqlErrors() {}

  /** What to throw instead; the exception itself if the database has nothing to do with it. */
  static RuntimeException translate(RuntimeException thrown) {
    SQLException cause = sqlCause(thrown);
    if (cause == null) {
      return thrown;
    }
    String state = cause.getSQLState();
    if (state != null && REFUSED.contains(kind(state))) {
      return new DataRefused(thrown);
    }
    if (state != null && BUSY.contains(state)) {
      return new Unavailable("The database is busy.", SOON, thrown);
    }
    return isAway(cause, state)
        ? new Unavailable("The database cannot be reached.", LATER, thrown)
        : thrown;
  }

  private static boolean isAway(SQLException cause, @Nullable String state) {
    return cause instanceof SQLTransientConnectionException
        || cause.getCause() instanceof IOException
        || (state != null && AWAY.contains(kind(state)));
  }

  private static String kind(String state) {
    return state.substring(0, Math.min(2, state.length()));
  }

  private static @Nullable SQLException sqlCause(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }
}
