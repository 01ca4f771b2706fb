package io.tocsin.core.writer;

import io.tocsin.core.Outcome;
import io.tocsin.core.Unavailable;
import io.tocsin.core.writer.StateStore.Batch;
import io.tocsin.core.writer.StateStore.DataRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The one writer of a node. Requests queue; whoever gets hold of the pen takes all that wait, up to
 * {@value #MOST}, decides them one after the other on one state and writes them in one transaction.
 * Nobody waits for a batch to fill: an idle writer starts at once, a busy one finds more each time.
 *
 * <p>It needs no thread of its own: of the callers that wait, one writes for all.
 */
public final class Writer {
  /** How many requests one transaction takes; more than this makes the first wait for the last. */
  public static final int MOST = 256;

  private final StateStore store;
  private final Consumer<Committed> committed;
  private final WriterObserver observer;
  private final Queue<Request<?>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock pen = new ReentrantLock();
  private final Foretelling foretelling = new Foretelling();

  /**
   * @param committed is given what each commit has brought, in their order
   */
  public Writer(StateStore store, Consumer<Committed> committed) {
    this(store, committed, WriterObserver.NONE);
  }

  /**
   * @param committed is given what each commit has brought, in their order
   */
  public Writer(StateStore store, Consumer<Committed> committed, WriterObserver observer) {
    this.store = store;
    this.committed = committed;
    this.observer = observer;
  }

  /**
   * Has the request decided and written, and answers when that is durable.
   *
   * @throws Unavailable if the database is away; unless it went away at the very commit, nothing
   *     was kept
   */
  public <R> Outcome<R> submit(Request<R> request) {
    request.awaitedByThisThread();
    waiting.add(request);
    while (!request.isDone()) {
      if (pen.tryLock()) {
        writeAndPassOn();
      } else {
        request.park();
      }
    }
    return request.outcome();
  }

  /** Has the request written with one of the next batches; nobody waits for it. */
  public void submitLater(Request<?> request) {
    waiting.add(request);
  }

  /** Writes one batch of what waits. Answers how many requests it took; 0 if none waited. */
  public int runOnce() {
    pen.lock();
    return writeAndPassOn();
  }

  /**
   * Writes a batch with the pen in hand and lays it down. Whoever came while it was held has gone
   * to sleep, so the first of them is woken to take it up; nobody else needs to stir.
   */
  private int writeAndPassOn() {
    try {
      List<Request<?>> batch = take();
      if (!batch.isEmpty()) {
        write(batch);
      }
      return batch.size();
    } finally {
      pen.unlock();
      waiting.stream().filter(Request::isAwaited).findFirst().ifPresent(Request::wake);
    }
  }

  /** How many requests wait for a batch. */
  int waiting() {
    return waiting.size();
  }

  private List<Request<?>> take() {
    List<Request<?>> batch = new ArrayList<>();
    for (Request<?> next; batch.size() < MOST && (next = waiting.poll()) != null; ) {
      batch.add(next);
    }
    return batch;
  }

  private void write(List<Request<?>> batch) {
    long begin = System.nanoTime();
    try {
      Committed done = store.inBatch(transaction -> decideAll(batch, transaction));
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      batch.forEach(Request::complete);
      committed.accept(done);
      observer.committed(batch.size(), took, done.changes());
    } catch (DataRefused refused) {
      writeAlone(batch, refused);
    } catch (RuntimeException broken) {
      batch.forEach(request -> request.fail(broken));
      observer.failed(batch.size());
    }
  }

  private void writeAlone(List<Request<?>> batch, DataRefused refused) {
    if (batch.size() == 1) {
      batch.getFirst().fail(refused);
      observer.failed(1);
    } else {
      batch.forEach(request -> write(List.of(request)));
    }
  }

  private Committed decideAll(List<Request<?>> batch, Batch transaction) {
    WorkingState state = new WorkingState();
    loadForetold(batch, state, transaction);
    load(batch, state, transaction);
    List<Change> changes = new ArrayList<>();
    for (Request<?> request : batch) {
      List<Change> decided = decide(request, state, transaction);
      decided.forEach(state::apply);
      changes.addAll(decided);
    }
    foretelling.learn(state);
    return new Committed(changes, transaction.commit(changes));
  }

  /** What those before it in the batch have changed may lead a request to what nobody named yet. */
  private static List<Change> decide(Request<?> request, WorkingState state, Batch transaction) {
    try {
      return request.decide(state);
    } catch (NotLoaded ledOn) {
      load(List.of(request), state, transaction);
      return request.decideNow(state);
    }
  }

  private void loadForetold(List<Request<?>> batch, WorkingState state, Batch transaction) {
    Set<Key> wanted = new HashSet<>();
    batch.forEach(request -> wanted.addAll(request.keys(foretelling.guess())));
    if (!wanted.isEmpty()) {
      state.add(wanted, transaction.load(wanted));
    }
  }

  /** Loads what the requests look at, until what was found leads to nothing more. */
  private static void load(List<Request<?>> requests, WorkingState state, Batch transaction) {
    List<Request<?>> led = requests;
    while (!led.isEmpty()) {
      Set<Key> wanted = new HashSet<>();
      led = led.stream().filter(request -> wants(request, state, wanted)).toList();
      if (!wanted.isEmpty()) {
        state.add(wanted, transaction.load(wanted));
      }
    }
  }

  /** Adds what the request looks at and is not known yet; answers whether there was any. */
  private static boolean wants(Request<?> request, WorkingState state, Set<Key> wanted) {
    boolean any = false;
    for (Key key : request.keys(state)) {
      if (!state.knows(key)) {
        wanted.add(key);
        any = true;
      }
    }
    return any;
  }
}
