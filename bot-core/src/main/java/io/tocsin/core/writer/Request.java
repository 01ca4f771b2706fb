package io.tocsin.core.writer;

import io.tocsin.core.Outcome;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One operation on its way through the writer. */
public final class Request<R> {
  private final Function<State, Set<Key>> keys;
  private final Function<State, Decision<R>> decide;
  private final BiFunction<Outcome<R>, List<Change>, List<Change>> also;

  private @Nullable Decision<R> decision;
  private @Nullable RuntimeException bug;
  private volatile @Nullable Thread waiter;
  private volatile @Nullable Result<R> result;

  /**
   * @param also adds to the changes of a decision what is written whatever was decided
   */
  public Request(
      Function<State, Set<Key>> keys,
      Function<State, Decision<R>> decide,
      BiFunction<Outcome<R>, List<Change>, List<Change>> also) {
    this.keys = keys;
    this.decide = decide;
    this.also = also;
  }

  void awaitedByThisThread() {
    waiter = Thread.currentThread();
  }

  boolean isAwaited() {
    return waiter != null;
  }

  /** Sleeps until it is woken; may return early, so the caller looks again. */
  void park() {
    LockSupport.park(this);
  }

  void wake() {
    LockSupport.unpark(waiter);
  }

  /** A bug in naming the keys must not fail the neighbours; it is told when it is decided. */
  Set<Key> keys(State found) {
    try {
      return keys.apply(found);
    } catch (RuntimeException e) {
      bug = e;
      return Set.of();
    }
  }

  /**
   * Decides, again if the batch runs again; a bug fails this request alone and changes nothing.
   *
   * @throws NotLoaded if it looks at what is not loaded; nothing is decided then
   */
  List<Change> decide(State state) {
    if (bug != null) {
      return List.of();
    }
    try {
      Decision<R> decided = decide.apply(state);
      decision = decided;
      return also.apply(decided.outcome(), decided.changes());
    } catch (NotLoaded e) {
      throw e;
    } catch (RuntimeException e) {
      bug = e;
      return List.of();
    }
  }

  /** The same once all its keys are loaded: what it looks at beyond them is a bug. */
  List<Change> decideNow(State state) {
    try {
      return decide(state);
    } catch (NotLoaded e) {
      bug = e;
      return List.of();
    }
  }

  void complete() {
    Decision<R> decided = decision;
    if (bug != null || decided == null) {
      fail(bug == null ? new IllegalStateException("Never decided") : bug);
    } else {
      result = new Result.Decided<>(decided.outcome());
      wake();
    }
  }

  /** Fails the request, unless it is done already. */
  void fail(RuntimeException why) {
    if (result == null) {
      result = new Result.Failed<>(why);
      wake();
    }
  }

  boolean isDone() {
    return result != null;
  }

  Outcome<R> outcome() {
    return switch (result) {
      case Result.Decided<R>(Outcome<R> outcome) -> outcome;
      case Result.Failed<R>(RuntimeException why) -> throw why;
      case null -> throw new IllegalStateException("Not done yet");
    };
  }

  private sealed interface Result<R> {
    record Decided<R>(Outcome<R> outcome) implements Result<R> {}

    record Failed<R>(RuntimeException why) implements Result<R> {}
  }
}
