package io.tocsin.core.writer;

import java.time.Duration;
import java.util.List;

/**
 * Is told of every batch that the writer has written, by the thread that wrote it and with the next
 * batch waiting. Has to be quick and must not throw.
 */
public interface WriterObserver {

  /** Sees nothing. */
  WriterObserver NONE =
      new WriterObserver() {
        @Override
        public void committed(int requests, Duration took, List<Change> changes) {}

        @Override
        public void failed(int requests) {}
      };

  /**
   * A batch is durable.
   *
   * @param took from the begin of the transaction to the end of the commit
   * @param changes in the order of the decisions
   */
  void committed(int requests, Duration took, List<Change> changes);

  /** A batch was not written, and none of its parts will be. */
  void failed(int requests);
}
