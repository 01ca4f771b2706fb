package io.tocsin.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.writer.Change.Note;
import io.tocsin.core.writer.Change.Send;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.StateStore;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryStateTest implements StateStoreContract, QueriesContract, FiledContract {
  private final InMemoryState state = new InMemoryState();

  @Override
  public StateStore store() {
    return state;
  }

  @Override
  public Queries queries() {
    return state;
  }

  @Override
  public TimerStore timers() {
    return state;
  }

  @Test
  void should_show_what_was_sent_and_noted() {
    var entry = StateSamples.living(1, "local:a", StateSamples.id(2), 1);
    state.inBatch(batch -> {
      batch.commit(List.of(new Send(entry), new Note(StateSamples.note(3))));
      return true;
    });

    assertThat(state.sent()).containsExactly(entry);
    assertThat(state.notes()).containsExactly(StateSamples.note(3));
  }
}
