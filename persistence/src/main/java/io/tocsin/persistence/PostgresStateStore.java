package io.tocsin.persistence;

import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Rows;
import io.tocsin.core.writer.StateStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Batches behind one lock of the whole database: see docs/adr/0003-one-pen.md. */
final class PostgresStateStore implements StateStore {
  /** Any number, as long as all nodes of a database use the same and nothing else does. */
  static final long PEN = 0x746f6373696e31L;

  private final Postgres postgres;
  private final Node node;

  PostgresStateStore(Postgres postgres, Node node) {
    this.postgres = postgres;
    this.node = node;
  }

  @Override
  public <T> T inBatch(Function<Batch, T> work) {
    Set<String> rooms = new HashSet<>();
    return postgres.inTransaction(
        handle -> {
          takePen(handle);
          return work.apply(new PostgresBatch(handle, node.id(), rooms));
        },
        () -> node.unconfirmed().addAll(rooms));
  }

  static void takePen(Handle handle) {
    handle.execute("SELECT pg_advisory_xact_lock(?)", PEN);
  }

  private record PostgresBatch(Handle handle, int node, Set<String> rooms) implements Batch {
    @Override
    public Rows load(Set<Key> keys) {
      return BatchLoading.load(handle, keys);
    }

    @Override
    public Set<String> write(List<Change> changes) {
      Folded folded = Folded.of(changes);
      folded.entries().forEach(entry -> rooms.add(entry.room()));
      return BatchWriting.write(handle, folded, node);
    }
  }
}
