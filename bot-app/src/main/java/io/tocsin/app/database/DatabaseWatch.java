package io.tocsin.app.database;

import io.tocsin.app.database.EmbeddedDatabase.Pulse;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the embedded server running; a thread turns the crank, about once a second. */
public final class DatabaseWatch {
  /** After a start that failed: whatever is in the way is not gone a second later. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

  private final EmbeddedDatabase database;
  private Instant notBefore = Instant.MIN;
  private Pulse last = new Pulse.Alive();

  public DatabaseWatch(EmbeddedDatabase database) {
    this.database = database;
  }

  /** Starts the server again if it has died, and says how it is. One thread at a time. */
  public Pulse runOnce(Instant now) {
    if (now.isBefore(notBefore)) {
      return last;
    }
    Pulse pulse = database.restartIfDead();
    if (pulse instanceof Pulse.Down down) {
      notBefore = now.plus(PAUSE);
      if (!pulse.equals(last)) {
        LOG.error("{}", down.reason());
      }
    }
    last = pulse;
    return pulse;
  }
}
