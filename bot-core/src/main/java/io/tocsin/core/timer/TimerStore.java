package io.tocsin.core.timer;

import java.time.Instant;
import java.util.List;

/** The timers that were committed by {@link io.tocsin.core.writer.Change.SetTimer}. */
public interface TimerStore {

  /**
   * Those of a kind that are due, the longest due first. They stay until they are set anew or
   * cleared.
   *
   * @throws io.tocsin.core.Unavailable if the database is away
   */
  List<Timer> due(Timer.Kind kind, Instant now, int limit);
}
