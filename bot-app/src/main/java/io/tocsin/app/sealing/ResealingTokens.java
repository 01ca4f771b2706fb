package io.tocsin.app.sealing;

import io.tocsin.core.access.Sealed;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.workspace.Installation;
import io.tocsin.core.workspace.InstallationStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same as {@link Resealing} for the tokens of a platform's workspaces. */
public record ResealingTokens(Sealing sealing, InstallationStore installations, String platform) {
  private static final Logger LOG = LoggerFactory.getLogger(ResealingTokens.class);

  /** Answers how many tokens were sealed anew. */
  public int runOnce() {
    int done = 0;
    for (Installation installation : installations.all(platform)) {
      if (sealing.isOutdated(installation.token())) {
        done += reseal(installation);
      }
    }
    return done;
  }

  private int reseal(Installation installation) {
    Optional<Sealed> anew =
        sealing
            .open(installation.token(), installation.id())
            .map(token -> sealing.seal(token, installation.id()));
    if (anew.isEmpty()) {
      LOG.warn(
          "The token of the {} workspace {} is sealed with key {}, which is not here: set"
              + " secrets.previous-key to it, or install Tocsin there anew",
          platform,
          installation.team(),
          installation.token().key());
      return 0;
    }
    installations.reseal(installation, anew.get());
    return 1;
  }
}
