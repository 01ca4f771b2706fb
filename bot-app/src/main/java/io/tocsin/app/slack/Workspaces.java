package io.tocsin.app.slack;

import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.access.Secret;
import io.tocsin.core.workspace.Installation;
import io.tocsin.core.workspace.InstallationStore;
import io.tocsin.slack.SlackConfig.Tokens;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.SlackSetup;
import io.tocsin.slack.SlackSetup.Introduction;
import io.tocsin.slack.SlackSetup.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workspaces: that of the configured token, which Slack has to name, and those that have
 * installed the app. Kept in memory; {@link #runOnce} looks for what other nodes have changed.
 */
final class Workspaces implements Tokens {
  static final String PLATFORM = "slack";

  private static final Logger LOG = LoggerFactory.getLogger(Workspaces.class);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofMinutes(5);

  private final InstallationStore store;
  private final Sealing sealing;
  private final SlackSetup setup;
  private final Optional<Secret> token;
  private final Clock clock;

  private volatile Map<String, Workspace> installed = Map.of();
  private volatile Optional<Workspace> own = Optional.empty();
  private volatile boolean isLoaded;
  private volatile boolean isRefused;
  private Instant nextQuestion = Instant.MIN;

  /**
   * @param token the configured one; empty if there are only workspaces that install the app
   */
  Workspaces(
      InstallationStore store,
      Sealing sealing,
      SlackSetup setup,
      Optional<Secret> token,
      Clock clock) {
    this.store = store;
    this.sealing = sealing;
    this.setup = setup;
    this.token = token;
    this.clock = clock;
  }

  /** While it is not known whose the configured token is, nothing can be said of any workspace. */
  @Override
  public Optional<Workspace> of(String team) {
    Optional<Workspace> found = all().filter(it -> it.team().equals(team)).findFirst();
    if (found.isEmpty() && !isLoaded) {
      throw new Unavailable("The workspaces of Slack are not loaded yet.", SOON, null);
    } else if (found.isEmpty() && isAsking()) {
      throw new Unavailable("Slack has not said yet whose the bot token is.", SOON, null);
    }
    return found;
  }

  private boolean isAsking() {
    return token.isPresent() && own.isEmpty() && !isRefused;
  }

  /** All that are known now, each once. */
  List<Workspace> known() {
    return List.copyOf(
        all()
            .collect(Collectors.toMap(Workspace::team, Function.identity(), (one, other) -> one))
            .values());
  }

  private Stream<Workspace> all() {
    return Stream.concat(own.stream(), installed.values().stream());
  }

  @Override
  public void forget(String team, Instant ended) {
    store.forget(PLATFORM, team, ended);
    load();
    own = own.filter(workspace -> !workspace.team().equals(team));
  }

  /** A workspace has let Tocsin in. */
  void add(Installation installation) {
    store.put(installation);
    load();
  }

  /**
   * Learns what has changed, and whose the configured token is if Slack has not said so yet.
   *
   * @throws Unavailable while the database is away
   */
  synchronized void runOnce() {
    Instant now = clock.instant();
    if (own.isEmpty() && !now.isBefore(nextQuestion)) {
      token.ifPresent(secret -> ask(secret, now));
    }
    load();
  }

  private void ask(Secret secret, Instant now) {
    switch (setup.introduce(secret)) {
      case Told.Fine<Introduction>(Introduction introduction) -> welcome(introduction);
      case Told.Failed<Introduction>(String why, boolean later) -> {
        LOG.warn("Slack cannot be used with slack.bot-token: {}", why);
        isRefused = !later;
        nextQuestion = now.plus(later ? SOON : LATER);
      }
    }
  }

  private void welcome(Introduction introduction) {
    own = Optional.of(introduction.workspace());
    isRefused = false;
    LOG.info(
        "Slack: the bot token is for the workspace {} ({})",
        introduction.name(),
        introduction.workspace().team());
    SlackSetup.lacking(introduction.scopes())
        .forEach(lack ->
            LOG.warn("Slack: without the scope {} the bot {}", lack.scope(), lack.without()));
  }

  private void load() {
    installed =
        store.all(PLATFORM).stream()
            .flatMap(installation -> opened(installation).stream())
            .collect(Collectors.toUnmodifiableMap(Workspace::team, Function.identity()));
    isLoaded = true;
  }

  /** One that cannot be opened was warned of at the start. */
  private Optional<Workspace> opened(Installation it) {
    return sealing
        .open(it.token(), it.id())
        .map(secret -> new Workspace(it.team(), it.enterprise(), secret, it.botUser(), it.botId()));
  }
}
