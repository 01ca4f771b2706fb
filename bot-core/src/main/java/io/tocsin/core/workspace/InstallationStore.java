package io.tocsin.core.workspace;

import io.tocsin.core.access.Sealed;
import java.time.Instant;
import java.util.List;

/**
 * Where installations are kept. What is answered is committed; what is written is committed when
 * the method returns.
 *
 * <p>Every method throws {@link io.tocsin.core.Unavailable} while the database is away.
 */
public interface InstallationStore {

  /** All of a platform, sorted by team. */
  List<Installation> all(String platform);

  /** Keeps it in the place of an earlier one of the same workspace. */
  void put(Installation installation);

  /**
   * Has the token sealed anew, unless another one has taken its place since.
   *
   * @param known the installation as it was read
   */
  void reseal(Installation known, Sealed anew);

  /**
   * Forgets the workspace, unless it was installed anew at that time or later: word of the end of
   * an installation may come late.
   *
   * @return whether there was one to forget
   */
  boolean forget(String platform, String team, Instant ended);

  /** Remembers that somebody has set out to install, by what only that browser knows. */
  void begin(String attempt, Instant now, Instant expires);

  /** Whether that attempt was begun and has not expired; it can be finished only once. */
  boolean finish(String attempt, Instant now);
}
