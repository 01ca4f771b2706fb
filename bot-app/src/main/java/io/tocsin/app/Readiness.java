package io.tocsin.app;

import io.tocsin.core.Unavailable;
import io.tocsin.core.writer.Queries;
import io.tocsin.http.HttpApiConfig;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether this node can serve: it is not about to end, has its database, and delivers. */
final class Readiness implements HttpApiConfig.Readiness {
  private final Queries queries;
  private final Supplier<Optional<String>> stuck;
  private volatile boolean stopping;

  /**
   * @param stuck a sentence, if nothing is delivered any more
   */
  Readiness(Queries queries, Supplier<Optional<String>> stuck) {
    this.queries = queries;
    this.stuck = stuck;
  }

  /** From now on nobody shall send anything here. */
  void stop() {
    stopping = true;
  }

  @Override
  public Optional<String> missing() {
    if (stopping) {
      return Optional.of("Tocsin is stopping.");
    }
    return database().or(stuck);
  }

  private Optional<String> database() {
    try {
      queries.rooms();
      return Optional.empty();
    } catch (Unavailable away) {
      return Optional.of("The database does not answer.");
    }
  }
}
