package io.tocsin.core.testkit;

import static io.tocsin.core.testkit.StateSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Sealed;
import io.tocsin.core.workspace.Installation;
import io.tocsin.core.workspace.InstallationStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of installations does. */
public interface InstallationStoreContract {

  /** A store with nothing in it. */
  InstallationStore installations();

  private static Installation installation(String team, String token, Instant at) {
    Sealed sealed = new Sealed("key-1", token);
    return new Installation("slack", team, "E1", "Acme & Söhne", "U1", "B1", sealed, "U9", at);
  }

  @Test
  default void keeps_one_installation_for_each_workspace() {
    InstallationStore store = installations();
    store.put(installation("T2", "a", NOON));
    store.put(installation("T1", "b", NOON));
    store.put(installation("T2", "c", NOON.plusSeconds(1)));

    assertThat(store.all("slack"))
        .containsExactly(
            installation("T1", "b", NOON), installation("T2", "c", NOON.plusSeconds(1)));
    assertThat(store.all("teams")).isEmpty();
  }

  @Test
  default void forgets_a_workspace_but_not_one_that_was_installed_again_since() {
    InstallationStore store = installations();
    store.put(installation("T1", "a", NOON));

    assertThat(store.forget("slack", "T1", NOON)).as("word that came late").isFalse();
    assertThat(store.forget("slack", "T2", NOON.plusSeconds(1))).isFalse();
    assertThat(store.all("slack")).hasSize(1);

    assertThat(store.forget("slack", "T1", NOON.plusSeconds(1))).isTrue();
    assertThat(store.all("slack")).isEmpty();
  }

  @Test
  default void seals_anew_only_what_is_still_there() {
    InstallationStore store = installations();
    Installation first = installation("T1", "a", NOON);
    store.put(first);
    Sealed anew = new Sealed("key-2", "z");
    store.reseal(first, anew);

    assertThat(store.all("slack")).containsExactly(first.with(anew));

    Installation second = installation("T1", "b", NOON.plusSeconds(1));
    store.put(second);
    store.reseal(first, anew);

    assertThat(store.all("slack")).as("installed again meanwhile").containsExactly(second);
  }

  @Test
  default void an_attempt_can_be_finished_once_and_in_time() {
    InstallationStore store = installations();
    store.begin("early", NOON, NOON.plusSeconds(10));
    store.begin("late", NOON, NOON.plusSeconds(10));

    assertThat(store.finish("early", NOON.plusSeconds(9))).isTrue();
    assertThat(store.finish("early", NOON.plusSeconds(9))).as("a second time").isFalse();
    assertThat(store.finish("late", NOON.plusSeconds(10))).as("expired").isFalse();
    assertThat(store.finish("never begun", NOON)).isFalse();
  }
}
