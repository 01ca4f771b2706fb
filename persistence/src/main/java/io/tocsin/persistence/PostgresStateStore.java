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

/**
 * Batches behind one lock of the whole database: see docs/adr/0003-one-pen.md.
 *
 * <p>What a batch costs is above all its ways to the server and back. So the pen is taken with the
 * first look-up, and the commit goes with what is written: two ways for most batches.
 */
final class PostgresStateStore implements StateStore {
  /** Any number, as long as all nodes of a database use the same and nothing else does. */
  private static final long PEN = 0x746f6373696e31L;

  static final String TAKE_PEN = "SELECT pg_advisory_xact_lock(" + PEN + ")";

  private final Postgres postgres;
  private final Node node;

  PostgresStateStore(Postgres postgres, Node node) {
    this.postgres = postgres;
    this.node = node;
  }

  @Override
  public <T> T inBatch(Function<Batch, T> work) {
    Set<String> rooms = new HashSet<>();
    try {
      return postgres.inTransaction(
          handle -> work.apply(new PostgresBatch(handle, node.id(), rooms)));
    } catch (RuntimeException e) {
      // If that was written, it may be committed all the same.
      node.unconfirmed().addAll(rooms);
      throw e;
    }
  }

  static void takePen(Handle handle) {
    handle.execute(TAKE_PEN);
  }

  private static final class PostgresBatch implements Batch {
    private final Handle handle;
    private final int node;
    private final Set<String> rooms;
    private boolean hasPen;

    PostgresBatch(Handle handle, int node, Set<String> rooms) {
      this.handle = handle;
      this.node = node;
      this.rooms = rooms;
    }

    @Override
    public Rows load(Set<Key> keys) {
      BatchLoading loading = new BatchLoading(handle, keys);
      if (hasPen) {
        return loading.run();
      }
      hasPen = true;
      return loading.runWithPen();
    }

    @Override
    public Set<String> commit(List<Change> changes) {
      if (!hasPen) {
        takePen(handle);
      }
      Folded folded = Folded.of(changes);
      folded.entries().forEach(entry -> rooms.add(entry.room()));
      return BatchWriting.writeAndCommit(handle, folded, node);
    }
  }
}
