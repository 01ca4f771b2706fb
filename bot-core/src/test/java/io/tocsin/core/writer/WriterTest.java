package io.tocsin.core.writer;

import static io.tocsin.core.testkit.StateSamples.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.Outcome;
import io.tocsin.core.Unavailable;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.writer.StateStore.DataRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WriterTest {
  private static final Key COUNTER = new Key.Counter("c");
  private static final Key.Plan PLAN = new Key.Plan(plan("shop").name());

  private final InMemoryState state = new InMemoryState();
  private final Watched store = new Watched(state);
  private final Writer writer = new Writer(store, entries -> {});

  @Test
  void each_decision_sees_what_the_ones_before_it_in_the_batch_have_changed() {
    writer.submitLater(counting());
    writer.submitLater(counting());

    assertThat(writer.submit(counting())).isEqualTo(Outcome.accepted(3L));
    assertThat(store.batches).isEqualTo(1);
  }

  @Test
  void a_bug_in_one_decision_fails_that_one_alone_and_writes_nothing_of_it() {
    Request<Long> broken =
        request(found -> {
          throw new IllegalArgumentException("a bug");
        });
    writer.submitLater(counting());
    writer.submitLater(broken);
    assertThat(writer.submit(counting())).isEqualTo(Outcome.accepted(2L));
    assertThatThrownBy(broken::outcome).hasMessage("a bug");
  }

  @Test
  void a_batch_that_the_database_refuses_is_run_again_one_by_one() {
    Request<Long> poison =
        request(found -> Decision.accept(0L, new Change.SetCounter("poison", 1)));
    writer.submitLater(counting());
    writer.submitLater(poison);

    assertThat(writer.submit(counting())).isEqualTo(Outcome.accepted(2L));
    assertThatThrownBy(poison::outcome).isInstanceOf(DataRefused.class);
  }

  @Test
  void while_the_database_is_away_everybody_is_told_and_nothing_is_kept() {
    store.away = true;
    assertThatThrownBy(() -> writer.submit(counting())).isInstanceOf(Unavailable.class);

    store.away = false;
    assertThat(writer.submit(counting())).isEqualTo(Outcome.accepted(1L));
  }

  @Test
  void what_a_decision_looks_at_can_depend_on_what_was_found_before() {
    writer.submit(request(found -> Decision.accept(0L, new Change.SetCounter("first", 7))));

    assertThat(writer.submit(chained())).isEqualTo(Outcome.accepted(0L));
  }

  /** Looks at a counter whose name is found in another one. */
  private static Request<Long> chained() {
    Key first = new Key.Counter("first");
    return new Request<>(
        found ->
            found.knows(first)
                ? Set.of(first, new Key.Counter("n" + found.counter("first")))
                : Set.of(first),
        found -> Decision.accept(found.counter("n" + found.counter("first"))),
        (outcome, changes) -> changes);
  }

  @Test
  void a_decision_may_be_led_to_new_rows_by_what_one_before_it_in_the_batch_has_changed() {
    writer.submit(request(found -> Decision.accept(0L, new Change.SetCounter("n7", 70))));
    writer.submitLater(request(found -> Decision.accept(0L, new Change.SetCounter("first", 7))));

    assertThat(writer.submit(chained())).isEqualTo(Outcome.accepted(70L));
    assertThat(store.batches).isEqualTo(2);
  }

  @Test
  void a_decision_that_looks_at_what_it_never_names_is_a_bug_of_its_own() {
    Request<Long> curious = request(found -> Decision.accept(found.counter("other")));
    writer.submitLater(curious);

    assertThat(writer.submit(counting())).isEqualTo(Outcome.accepted(1L));
    assertThatThrownBy(curious::outcome)
        .hasMessageContaining("Not loaded")
        .hasMessageContaining("other");
  }

  @Test
  void a_chain_of_rows_that_was_seen_before_is_loaded_in_one_go() {
    writer.submit(request(found -> Decision.accept(0L, new Change.PutPlan(plan("shop")))));
    writer.submit(titled());
    store.loads.clear();

    writer.submit(titled());

    assertThat(store.loads).containsExactly(Set.of(PLAN, new Key.Counter(plan("shop").arn())));
  }

  @Test
  void nothing_is_decided_on_what_was_seen_before() {
    writer.submit(request(found -> Decision.accept(0L, new Change.PutPlan(plan("shop")))));
    writer.submit(titled());
    state.inBatch(batch -> batch.commit(List.of(new Change.RemovePlan(PLAN.name()))));

    assertThat(writer.submit(titled())).isEqualTo(Outcome.accepted(-1L));
  }

  /** Looks at a plan, and at a counter that is named after what it finds there. */
  private static Request<Long> titled() {
    return new Request<>(
        found ->
            found.knows(PLAN)
                ? found
                    .plan(PLAN.name())
                    .map(plan -> Set.<Key>of(PLAN, new Key.Counter(plan.arn())))
                    .orElse(Set.of(PLAN))
                : Set.of(PLAN),
        found ->
            Decision.accept(
                found.plan(PLAN.name()).map(plan -> found.counter(plan.arn())).orElse(-1L)),
        (outcome, changes) -> changes);
  }

  @Test
  void callers_that_come_while_a_batch_is_written_share_the_next_one() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Request<Long> slow =
        request(found -> {
          writing.countDown();
          await(goOn);
          return Decision.accept(0L);
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Outcome<Long>> first = threads.submit(() -> writer.submit(slow));
      writing.await();
      List<Future<Outcome<Long>>> others = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        others.add(threads.submit(() -> writer.submit(counting())));
      }
      while (writer.waiting() < 50) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      first.get();
      for (Future<Outcome<Long>> other : others) {
        other.get();
      }
    }
    assertThat(store.batches).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void many_callers_at_once_lose_nothing_and_share_transactions() throws Exception {
    List<Callable<Outcome<Long>>> callers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      callers.add(() -> writer.submit(counting()));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Outcome<Long>> future : threads.invokeAll(callers)) {
        assertThat(future.get()).isInstanceOf(Outcome.Accepted.class);
      }
    }
    assertThat(writer.submit(counting())).isEqualTo(Outcome.accepted(401L));
  }

  private static Request<Long> counting() {
    return request(found -> {
      long next = found.counter("c") + 1;
      return Decision.accept(next, new Change.SetCounter("c", next));
    });
  }

  private static Request<Long> request(Function<State, Decision<Long>> decide) {
    return new Request<>(found -> Set.of(COUNTER), decide, (outcome, changes) -> changes);
  }

  /** State in memory that can be away and that refuses one certain row. */
  private static final class Watched implements StateStore {
    private final StateStore state;
    final List<Set<Key>> loads = new ArrayList<>();
    int batches;
    boolean away;

    Watched(StateStore state) {
      this.state = state;
    }

    @Override
    public <T> T inBatch(Function<Batch, T> work) {
      if (away) {
        throw new Unavailable("away", Duration.ofSeconds(1), new IllegalStateException());
      }
      batches++;
      return state.inBatch(batch -> work.apply(new Refusing(batch, loads)));
    }

    private record Refusing(Batch batch, List<Set<Key>> loads) implements Batch {
      @Override
      public Rows load(Set<Key> keys) {
        loads.add(keys);
        return batch.load(keys);
      }

      @Override
      public Set<String> commit(List<Change> changes) {
        if (changes.contains(new Change.SetCounter("poison", 1))) {
          throw new DataRefused(new IllegalStateException("poison"));
        }
        return batch.commit(changes);
      }
    }
  }
}
