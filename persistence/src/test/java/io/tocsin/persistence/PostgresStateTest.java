package io.tocsin.persistence;

import io.tocsin.core.testkit.FiledContract;
import io.tocsin.core.testkit.QueriesContract;
import io.tocsin.core.testkit.StateStoreContract;
import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.StateStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

final class PostgresStateTest implements StateStoreContract, QueriesContract, FiledContract {
  private static final DatabaseConfig CONFIG = TestDatabase.copy();
  private static final Database DATABASE = Database.open(CONFIG);

  @Override
  public StateStore store() {
    return DATABASE.stateStore();
  }

  @Override
  public Queries queries() {
    return DATABASE.queries();
  }

  @Override
  public TimerStore timers() {
    return DATABASE.timers();
  }

  @BeforeEach
  void empty() {
    TestDatabase.empty(CONFIG);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }
}
