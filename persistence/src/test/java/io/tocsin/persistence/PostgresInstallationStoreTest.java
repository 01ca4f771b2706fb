package io.tocsin.persistence;

import static io.tocsin.core.testkit.StateSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.testkit.InstallationStoreContract;
import io.tocsin.core.workspace.InstallationStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PostgresInstallationStoreTest implements InstallationStoreContract {
  private static final DatabaseConfig CONFIG = TestDatabase.copy();
  private static final Database DATABASE = Database.open(CONFIG);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  public InstallationStore installations() {
    TestDatabase.empty(CONFIG);
    return DATABASE.installations();
  }

  @Test
  void attempts_that_nobody_finished_do_not_pile_up() {
    InstallationStore store = installations();
    store.begin("given up", NOON, NOON.plusSeconds(10));

    store.begin("next", NOON.plusSeconds(10), NOON.plusSeconds(20));

    assertThat(TestDatabase.count(CONFIG, "install_attempt")).isEqualTo(1);
  }
}
