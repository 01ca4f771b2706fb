package io.tocsin.app.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What became of each numbered thing of one load: when it was due, answered and received, on one
 * clock. Three threads write, each its own column; it is read when they are done.
 */
final class Ledger {
  private final long first;
  private final AtomicLongArray due;
  private final AtomicLongArray answered;
  private final AtomicLongArray received;
  private final AtomicInteger doubled = new AtomicInteger();
  private final AtomicInteger receipts = new AtomicInteger();

  Ledger(long first, int capacity) {
    this.first = first;
    due = new AtomicLongArray(capacity);
    answered = new AtomicLongArray(capacity);
    received = new AtomicLongArray(capacity);
  }

  int capacity() {
    return due.length();
  }

  void due(long number, long at) {
    due.setRelease(index(number), at);
  }

  void answered(long number, long at) {
    answered.setRelease(index(number), at);
  }

  /** A number that is not of this load is passed over. */
  void received(long number, long at) {
    if (number < first || number >= first + capacity()) {
      return;
    }
    if (received.getAcquire(index(number)) != 0) {
      doubled.incrementAndGet();
    } else {
      received.setRelease(index(number), at);
      receipts.incrementAndGet();
    }
  }

  /** How many were received so far. */
  int receipts() {
    return receipts.get();
  }

  int doubled() {
    return doubled.get();
  }

  /** Answered, and never received. */
  int missing() {
    return (int) which(n -> answered.get(n) != 0 && received.get(n) == 0).count();
  }

  long answeredBefore(long end) {
    return which(n -> answered.get(n) != 0 && answered.get(n) - end <= 0).count();
  }

  long receivedBefore(long end) {
    return which(n -> received.get(n) != 0 && received.get(n) - end <= 0).count();
  }

  Percentiles untilAnswer() {
    return until(answered);
  }

  Percentiles untilReceipt() {
    return until(received);
  }

  private Percentiles until(AtomicLongArray end) {
    return Percentiles.of(
        which(n -> end.get(n) != 0).mapToLong(n -> end.get(n) - due.get(n)).toArray());
  }

  private IntStream which(IntPredicate wanted) {
    return IntStream.range(0, capacity()).filter(wanted);
  }

  private int index(long number) {
    return (int) (number - first);
  }
}
