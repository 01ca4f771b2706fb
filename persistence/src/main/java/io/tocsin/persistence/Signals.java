package io.tocsin.persistence;

/**
 * What nodes tell each other by PostgreSQL's NOTIFY. Nothing depends on it: who misses a signal
 * finds the same a little later by looking.
 */
public interface Signals {
  /** The one channel that all nodes of a database listen on. */
  String CHANNEL = "tocsin";

  /** What begins a signal that something was left to a node; its number follows. */
  String OUTBOX = "outbox:";

  /** What begins a signal that a room of the local chat has changed; its name follows. */
  String CHAT = "chat:";

  /** Another node has left something in the outbox to this one. */
  void handedOver();

  /** Another node has changed a room of the local chat. */
  void chatChanged(String room);

  /** Nobody listens. */
  Signals NONE =
      new Signals() {
        @Override
        public void handedOver() {}

        @Override
        public void chatChanged(String room) {}
      };
}
