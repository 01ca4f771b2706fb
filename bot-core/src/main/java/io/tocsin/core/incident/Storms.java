package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Ids;
import io.tocsin.core.Settings;
import io.tocsin.core.operation.Done;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Request;
import io.tocsin.core.writer.State;
import io.tocsin.core.writer.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Ends storms when it has been quiet for long enough; nothing else would notice. */
public final class Storms {
  private final Queries queries;
  private final Writer writer;
  private final Ids ids;
  private final Settings settings;

  public Storms(Queries queries, Writer writer, Ids ids, Settings settings) {
    this.queries = queries;
    this.writer = writer;
    this.ids = ids;
    this.settings = settings;
  }

  /**
   * Ends every storm that is spent. May run on several nodes at once. Answers the storms that go
   * on.
   *
   * @throws io.tocsin.core.Unavailable if the database is away
   */
  public List<Storm> runOnce(Instant now) {
    List<Storm> raging = queries.ragingStorms();
    raging.stream().filter(storm -> storm.isSpent(now)).forEach(storm -> end(storm, now));
    return raging.stream().filter(storm -> !storm.isSpent(now)).toList();
  }

  private void end(Storm storm, Instant now) {
    Call call = new Call(House.caller(settings.account()), now, ids, settings);
    Set<Key> keys = Set.of(new Key.Storm(storm.plan(), storm.room()));
    writer.submit(
        new Request<>(
            found -> keys, state -> end(storm, call, state), (outcome, changes) -> changes));
  }

  /** Looks once more: meanwhile it may have grown, or another node may have ended it. */
  private static Decision<Done> end(Storm storm, Call call, State state) {
    return state
        .storm(storm.plan(), storm.room())
        .filter(found -> found.id().equals(storm.id()) && found.isSpent(call.now()))
        .map(spent -> Decision.accept(Done.DONE, Weather.ending(spent, call)))
        .orElseGet(() -> Decision.accept(Done.DONE));
  }
}
