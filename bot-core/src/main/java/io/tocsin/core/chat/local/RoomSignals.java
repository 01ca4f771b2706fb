package io.tocsin.core.chat.local;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for something new in a room. Nothing is lost between a look and a wait. */
final class RoomSignals {
  private final Map<String, Signal> rooms = new ConcurrentHashMap<>();

  /** How often the room has changed; taken before a look, handed to {@link #await} after it. */
  long count(String room) {
    return of(room).count();
  }

  void changed(String room) {
    of(room).raise();
  }

  /** Whether the room changed since that count; waits until it does or the time is over. */
  boolean await(String room, long since, long nanos) {
    return of(room).await(since, nanos);
  }

  private Signal of(String room) {
    return rooms.computeIfAbsent(room, name -> new Signal());
  }

  private static final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long count;

    long count() {
      lock.lock();
      try {
        return count;
      } finally {
        lock.unlock();
      }
    }

    void raise() {
      lock.lock();
      try {
        count++;
        raised.signalAll();
      } finally {
        lock.unlock();
      }
    }

    boolean await(long since, long nanos) {
      lock.lock();
      try {
        return awaitLocked(since, nanos);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        lock.unlock();
      }
    }

    private boolean awaitLocked(long since, long nanos) throws InterruptedException {
      long left = nanos;
      while (count == since && left > 0) {
        left = raised.awaitNanos(left);
      }
      return count != since;
    }
  }
}
