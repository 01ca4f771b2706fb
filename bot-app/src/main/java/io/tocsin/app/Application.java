package io.tocsin.app;

import io.javalin.Javalin;
import io.tocsin.app.config.Configuration;
import io.tocsin.app.config.Configuration.Database.Embedded;
import io.tocsin.app.config.Configuration.Database.External;
import io.tocsin.app.database.EmbeddedDatabase;
import io.tocsin.app.figures.Figures;
import io.tocsin.app.paging.PagingHouse;
import io.tocsin.app.sealing.KeyFile;
import io.tocsin.app.sealing.Resealing;
import io.tocsin.app.sealing.SealedByKeys;
import io.tocsin.app.slack.SlackHouse;
import io.tocsin.core.Caller;
import io.tocsin.core.Outcome;
import io.tocsin.core.Settings;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.event.EventSource;
import io.tocsin.core.incident.House;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.outbox.Relay;
import io.tocsin.core.outbox.Setbacks;
import io.tocsin.core.paging.Rates;
import io.tocsin.core.writer.Queries;
import io.tocsin.paging.webhook.WebhookConfig;
import io.tocsin.paging.webhook.WebhookRooms;
import io.tocsin.persistence.Database;
import io.tocsin.persistence.DatabaseConfig;
import io.tocsin.persistence.Housekeeping;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Tocsin: the database, the product on it, the loops behind and the server in front.
 * They start in this order and end in the opposite one, the database last.
 */
public final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private @Nullable Relay relay;
  private final int port;
  private volatile int served;
  private volatile @Nullable Readiness readiness;

  private Application(Configuration configuration, Clock clock, Loops.Relaying relaying) {
    try {
      this.port = launch(configuration, clock, relaying);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything and returns when the server answers.
   *
   * @throws RuntimeException with a sentence that says what is missing, if it cannot start
   */
  public static Application start(
      Configuration configuration, Clock clock, Loops.Relaying relaying) {
    return new Application(configuration, clock, relaying);
  }

  /** The port that it serves. */
  public int port() {
    return port;
  }

  private int launch(Configuration configuration, Clock clock, Loops.Relaying relaying) {
    Settings settings = settings(configuration);
    Beside<Core.Grammar> grammar =
        Beside.start("grammar", () -> Core.Grammar.of(settings.botName()));
    Optional<EmbeddedDatabase> embedded = embedded(configuration);
    Database database = keep(Database.open(databaseConfig(configuration, embedded)));
    TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
    LocalChat chat = new LocalChat(database.localChatStore(), clock, ids, settings.botName());
    Sealing sealing = SealedByKeys.of(keys(configuration));
    Queries queries = database.queries();
    WebhookConfig webhook = new WebhookConfig(configuration.webhooks().allow());
    WebhookRooms webhooks = keep(new WebhookRooms(webhook, queries::webhookRoom, sealing, clock));
    running.push(() -> relay().ifPresent(Relay::mark));
    ExecutorService threads = keep(Executors.newVirtualThreadPerTaskExecutor());
    running.push(() -> relay().ifPresent(Relay::stop));
    Optional<SlackHouse> slack =
        SlackHouse.of(
                configuration,
                new SlackHouse.Ground(database.installations(), sealing, clock, threads))
            .map(this::keep);
    PagingHouse paging =
        keep(new PagingHouse(configuration, database.secretKey("page-links"), clock));
    Loops loops = keep(new Loops(clock));
    Figures figures = keep(new Figures(clock, database.backlog(), () -> kinds(queries)));
    Setbacks setbacks = new Setbacks(figures.deliveries(), database.setbacks(), clock);
    Core core =
        Core.of(
            new Core.Ground(
                database.stateStore(),
                queries,
                database.outboxStore(),
                database.timers(),
                platforms(chat, webhooks, slack),
                new Core.WaysOut(paging.pagers(), paging::link),
                new Rates(configuration.limits().pagesPerSecond()),
                webhooks,
                SlackHouse.directory(slack),
                sealing,
                path -> address(configuration, path),
                signingKey(database),
                clock,
                ZoneId.systemDefault(),
                ids,
                settings,
                grammar.get(),
                relaying == Loops.Relaying.RUNNING ? threads : held -> {},
                loops::delivered,
                new Core.Observers(figures.calls(), figures.writer(), setbacks, figures.pages())));
    relay = core.relay();
    database.listen(new Neighbours(core.relay(), chat, threads));
    new Resealing(sealing, queries, core.writer()).runOnce();
    slack.ifPresent(it -> it.start(core.conversation()));
    Beside<Core> furnished =
        Beside.start(
            "furniture", () -> furnish(core, database, settings, clock, embedded.isPresent()));
    slack.ifPresent(it -> loops.connect(it));
    loops.start(
        core, setbacks, database.housekeeping(retention(configuration)), embedded, relaying);
    ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor();
    Readiness ready = new Readiness(queries, loops::stuck);
    readiness = ready;
    Front front =
        new Front(
            configuration,
            settings,
            core,
            chat,
            slack,
            paging,
            ids,
            clock,
            waiters,
            figures,
            ready);
    Javalin server = front.build(queries);
    furnished.get();
    front.open(server);
    served = server.port();
    slack.ifPresent(SlackHouse::open);
    running.push(server::stop);
    running.push(
        waiters::shutdownNow); // open pages wait long; the server stops when they have left
    return server.port();
  }

  /** Where a path of this installation is found from outside, or else on this machine. */
  private String address(Configuration configuration, String path) {
    return configuration
        .server()
        .publicUrl()
        .map(url -> url.resolve(path.substring(1)).toString())
        .orElseGet(() -> "http://127.0.0.1:" + served + path);
  }

  private static List<ChatPlatform> platforms(
      LocalChat chat, WebhookRooms webhooks, Optional<SlackHouse> slack) {
    return Stream.concat(
            Stream.of(chat, webhooks), slack.stream().<ChatPlatform>map(SlackHouse::platform))
        .toList();
  }

  private Optional<Relay> relay() {
    return Optional.ofNullable(relay);
  }

  private static Map<String, String> kinds(Queries queries) {
    return queries.sources().stream()
        .collect(
            Collectors.toMap(
                EventSource::name, source -> source.kind().name().toLowerCase(Locale.ROOT)));
  }

  /** The rooms that must be there, and in an empty trial something to play with. */
  private static Core furnish(
      Core core, Database database, Settings settings, Clock clock, boolean trial) {
    Caller house = House.caller(settings.account());
    CreateRoom room = new CreateRoom(settings.defaultRoom());
    if (core.tocsin().execute(house, room) instanceof Outcome.Refused<Done>) {
      throw new IllegalStateException(
          "bot.default-room must be a room of the local chat, and "
              + room.name()
              + " is a webhook.");
    }
    if (trial && Demo.isWanted(database.queries())) {
      new Demo(core.tocsin(), core.writer(), settings).seed(clock.instant());
    }
    return core;
  }

  private Optional<EmbeddedDatabase> embedded(Configuration configuration) {
    return switch (configuration.database()) {
      case Embedded(Path directory) ->
          Optional.of(
              keep(
                  configuration.node().isPresent()
                      ? EmbeddedDatabase.join(directory)
                      : EmbeddedDatabase.start(directory)));
      case External external -> Optional.empty();
    };
  }

  private static DatabaseConfig databaseConfig(
      Configuration configuration, Optional<EmbeddedDatabase> embedded) {
    return switch (configuration.database()) {
      case Embedded ours -> {
        EmbeddedDatabase started = embedded.orElseThrow();
        yield new DatabaseConfig(started.jdbcUrl(), started.user(), started.password());
      }
      case External(String url, String user, Optional<Secret> password) ->
          new DatabaseConfig(url, user, password.orElse(new Secret("")));
    };
  }

  /** The newest first: a key that is configured takes the place of the one beside the data. */
  private static List<Secret> keys(Configuration configuration) {
    Stream<Secret> configured =
        Stream.of(configuration.secrets().key(), configuration.secrets().previousKey())
            .flatMap(Optional::stream);
    Stream<Secret> ours =
        switch (configuration.database()) {
          case Embedded(var directory) -> Stream.of(KeyFile.in(directory).readOrMake());
          case External external -> Stream.empty();
        };
    return Stream.concat(configured, ours).toList();
  }

  private static Secret signingKey(Database database) {
    return new Secret(Base64.getEncoder().encodeToString(database.secretKey("buttons")));
  }

  private static Housekeeping.Retention retention(Configuration configuration) {
    return new Housekeeping.Retention(
        configuration.retention().outbox(), configuration.retention().chat());
  }

  private static Settings settings(Configuration configuration) {
    return new Settings(
        configuration.account(),
        configuration.region(),
        configuration.bot().displayName(),
        configuration.bot().defaultRoom(),
        configuration.limits().incidentsPerPlanAndMonth(),
        configuration.retention().dedupeKeys());
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  @Override
  public void close() {
    Readiness ready = readiness;
    if (ready != null) {
      ready.stop();
    }
    while (!running.isEmpty()) {
      AutoCloseable part = running.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not end properly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
