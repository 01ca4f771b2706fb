package io.tocsin.app.slack;

import io.javalin.config.JavalinConfig;
import io.tocsin.app.config.Configuration;
import io.tocsin.app.sealing.ResealingTokens;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.room.RoomDirectory;
import io.tocsin.core.workspace.InstallationStore;
import io.tocsin.slack.SlackAdapter;
import io.tocsin.slack.SlackConfig;
import io.tocsin.slack.SlackSetup;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Slack with all that belongs to it in this house. */
public final class SlackHouse implements AutoCloseable {
  private final Ground ground;
  private final SlackSetup setup;
  private final Workspaces workspaces;
  private final LaterConversation conversation = new LaterConversation();
  private final SlackAdapter adapter;
  private final String botName;

  private SlackHouse(Configuration.Slack slack, String botName, Ground ground) {
    SlackConfig config = config(slack, botName, ground.clock());
    this.ground = ground;
    this.botName = botName;
    this.setup = new SlackSetup(config);
    this.workspaces =
        new Workspaces(
            ground.installations(), ground.sealing(), setup, slack.botToken(), ground.clock());
    this.adapter = new SlackAdapter(config, workspaces, conversation, ground.executor());
  }

  /**
   * What it stands on.
   *
   * @param executor runs what is done after Slack had its answer
   */
  public record Ground(
      InstallationStore installations, Sealing sealing, Clock clock, Executor executor) {}

  /** Slack, if it is configured. Nobody is asked yet. */
  public static Optional<SlackHouse> of(Configuration configuration, Ground ground) {
    Configuration.Slack slack = configuration.slack();
    return slack.isConnected()
        ? Optional.of(new SlackHouse(slack, configuration.bot().displayName(), ground))
        : Optional.empty();
  }

  static SlackConfig config(Configuration.Slack slack, String botName, Clock clock) {
    return new SlackConfig(
        slack.apiUrl(),
        Stream.of(slack.signingSecret(), slack.previousSigningSecret())
            .flatMap(Optional::stream)
            .toList(),
        slack.appToken(),
        java.util.Set.copyOf(slack.teams()),
        botName,
        slack.pinEmoji(),
        clock);
  }

  /** What the relay delivers to. */
  public ChatPlatform platform() {
    return adapter.platform();
  }

  /** The channels that plans may name; of none if Slack is not configured. */
  public static RoomDirectory directory(Optional<SlackHouse> house) {
    return house
        .<RoomDirectory>map(it -> new SlackRooms(it.workspaces, it.setup, it.botName))
        .orElseGet(SlackRooms::none);
  }

  /** Seals anew what an older key has sealed, and listens to what people say from now on. */
  public void start(Conversation spoken) {
    new ResealingTokens(ground.sealing(), ground.installations(), Workspaces.PLATFORM).runOnce();
    conversation.is(spoken);
  }

  /** Connects by Socket Mode, if that is configured; the rest is heard when the doors are open. */
  public void open() {
    adapter.start();
  }

  /**
   * Learns which workspaces there are.
   *
   * @throws io.tocsin.core.Unavailable while the database is away
   */
  public void runOnce() {
    workspaces.runOnce();
  }

  /** Adds what Slack calls, and the pages that workspaces install the app at. */
  public void mount(JavalinConfig server, Configuration.Slack slack) {
    SlackDoors.mountInstall(server, install(slack));
    if (!slack.signingSecret().isEmpty()) {
      SlackDoors.mountRequests(server, adapter::handle);
    }
  }

  private Optional<SlackInstall> install(Configuration.Slack slack) {
    return slack
        .clientId()
        .map(id ->
            new SlackInstall(
                new SlackInstall.Parts(
                    id,
                    slack.clientSecret().orElseThrow(),
                    authorize(slack.apiUrl()),
                    List.copyOf(slack.teams()),
                    botName,
                    setup,
                    ground.installations(),
                    ground.sealing(),
                    workspaces,
                    ground.clock())));
  }

  /** The page is on the host of the API, beside it. */
  static URI authorize(URI api) {
    return api.resolve("../oauth/v2/authorize");
  }

  @Override
  public void close() {
    adapter.close();
    setup.close();
  }
}
