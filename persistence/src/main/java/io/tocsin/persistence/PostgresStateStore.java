package io.tocsin.persistence;

import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Rows;
import io.tocsin.core.writer.StateStore;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Batches behind one lock of the whole database: see docs/adr/0002-one-pen.md. */
final class PostgresStateStore implements StateStore {
  /** Any number, as long as all nodes of a database use the same and nothing else does. */
  static final long PEN = 0x746f6373696e31L;

  private final Postgres postgres;
  private final long node;

  PostgresStateStore(Postgres postgres, long node) {
    this.postgres = postgres;
    this.node = node;
  }

  @Override
  public <T> T inBatch(Function<Batch, T> work) {
    return postgres.inTransaction(handle -> {
      takePen(handle);
      return work.apply(new PostgresBatch(handle, node));
    });
  }

  static void takePen(Handle handle) {
    handle.execute("SELECT pg_advisory_xact_lock(?)", PEN);
  }

  private record PostgresBatch(Handle handle, long node) implements Batch {
    @Override
    public Rows load(Set<Key> keys) {
      return BatchLoading.load(handle, keys);
    }

    @Override
    public void write(List<Change> changes) {
      BatchWriting.write(handle, Folded.of(changes), node);
    }
  }
}
