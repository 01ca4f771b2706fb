package io.tocsin.core.writer;

import io.tocsin.core.Unavailable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Where the writer's batches are kept.
 *
 * <p>One batch is one transaction. While it runs, no other batch on the same database runs, on this
 * node or any other; so what was loaded is still true when the changes are written, and no two
 * batches can deadlock.
 */
public interface StateStore {

  /**
   * Runs the work in one transaction. What it has not committed when it returns or throws is not
   * kept.
   *
   * @throws Unavailable if the database is away, or went away before the commit was confirmed
   * @throws DataRefused if the database refused what was written; nothing of the batch was kept
   */
  <T> T inBatch(Function<Batch, T> work);

  /** The transaction of one batch; not to be used after the work has returned. */
  interface Batch {
    /** Loads what is behind the keys; unknown keys are left out of the answer. */
    Rows load(Set<Key> keys);

    /**
     * Writes all changes and commits them, in as few statements as it can; called once, as the last
     * thing. Answers the rooms for which another node is to deliver what the changes send.
     */
    Set<String> commit(List<Change> changes);
  }

  /** The database refused some row of the batch: a bug, or a value it cannot keep. */
  final class DataRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataRefused(Throwable cause) {
      super(cause);
    }
  }
}
