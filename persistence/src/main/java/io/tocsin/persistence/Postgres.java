package io.tocsin.persistence;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The way to the database that all stores share: whatever fails comes out as {@link SqlErrors}
 * says.
 */
final class Postgres {
  private final Jdbi jdbi;

  Postgres(DataSource pool) {
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
  }

  /** Runs the work with each statement in a transaction of its own. */
  <T> T call(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    } catch (RuntimeException e) {
      throw SqlErrors.translate(e);
    }
  }

  /** Runs the work in one transaction and commits it, unless the work has done so itself. */
  <T> T inTransaction(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      handle.begin();
      T result = workOrRollBack(handle, work);
      handle.commit();
      return result;
    } catch (RuntimeException e) {
      throw SqlErrors.translate(e);
    }
  }

  private static <T> T workOrRollBack(Handle handle, Function<Handle, T> work) {
    try {
      return work.apply(handle);
    } catch (RuntimeException | Error e) {
      rollBack(handle, e);
      throw e;
    }
  }

  private static void rollBack(Handle handle, Throwable because) {
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      because.addSuppressed(e);
    }
  }
}
