package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver of a webhook takes nothing for a while. */
class ReceiverAwayTest extends Away {
  @Override
  Receiver receiver() throws IOException {
    return new AtHook(new Hook());
  }

  @Test
  void nothing_is_lost_and_the_order_is_kept_while_the_receiver_takes_nothing(@TempDir Path data)
      throws Exception {
    awayFor(Duration.ZERO, Hook.Mode.TOO_MANY, data);
  }

  private record AtHook(Hook hook) implements Receiver {
    @Override
    public Map<String, String> environment() {
      return hook.allowed();
    }

    @Override
    public void furnish(House house) {
      hook.furnish(house);
    }

    @Override
    public void answers(Hook.Mode how) {
      hook.answers(how);
    }

    @Override
    public int turnedAway() {
      return hook.turnedAway();
    }

    @Override
    public List<String> taken() {
      return hook.posts().stream().map(Hook.Post::text).toList();
    }

    @Override
    public long doubled() {
      return hook.doubled();
    }

    @Override
    public void elsewhere(House house) {
      assertThat(house.asks("maria", "start search")).as("other rooms feel nothing").contains("#");
      eventually(() -> house.livingMessages().size() == 1);
    }

    @Override
    public void close() {
      hook.close();
    }
  }
}
