package io.tocsin.persistence;

import io.tocsin.core.testkit.QueriesContract;
import io.tocsin.core.testkit.StateStoreContract;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.StateStore;
import org.junit.jupiter.api.AfterEach;

final class PostgresStateTest implements StateStoreContract, QueriesContract {
  private final Database database = Database.open(TestDatabase.copy());

  @Override
  public StateStore store() {
    return database.stateStore();
  }

  @Override
  public Queries queries() {
    return database.queries();
  }

  @AfterEach
  void close() {
    database.close();
  }
}
