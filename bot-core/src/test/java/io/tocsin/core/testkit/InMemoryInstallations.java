package io.tocsin.core.testkit;

import io.tocsin.core.access.Sealed;
import io.tocsin.core.workspace.Installation;
import io.tocsin.core.workspace.InstallationStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Installations that are gone with the test. */
public final class InMemoryInstallations implements InstallationStore {
  private final Map<String, Installation> installations = new TreeMap<>();
  private final Map<String, Instant> attempts = new HashMap<>();

  @Override
  public synchronized List<Installation> all(String platform) {
    return installations.values().stream().filter(it -> it.platform().equals(platform)).toList();
  }

  @Override
  public synchronized void put(Installation installation) {
    installations.put(installation.id(), installation);
  }

  @Override
  public synchronized void reseal(Installation known, Sealed anew) {
    installations.replace(known.id(), known, known.with(anew));
  }

  @Override
  public synchronized boolean forget(String platform, String team, Instant ended) {
    Installation known = installations.get(Installation.id(platform, team));
    return known != null
        && known.installedAt().isBefore(ended)
        && installations.remove(known.id(), known);
  }

  @Override
  public synchronized void begin(String attempt, Instant now, Instant expires) {
    attempts.putIfAbsent(attempt, expires);
  }

  @Override
  public synchronized boolean finish(String attempt, Instant now) {
    Instant expires = attempts.remove(attempt);
    return expires != null && now.isBefore(expires);
  }
}
