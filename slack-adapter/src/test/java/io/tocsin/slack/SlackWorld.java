package io.tocsin.slack;

import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Message;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.fake.FakeSlack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fake Slack with one workspace, and an adapter's way out to it. */
final class SlackWorld implements AutoCloseable {
  static final Place ROOM = new Place(FakeSlack.TEAM, "C0001");

  final MovableClock clock = MovableClock.atTwo();
  final FakeSlack slack = new FakeSlack(clock);
  final SlackConfig config =
      new SlackConfig(
          slack.apiUrl(), List.of(), Optional.empty(), Set.of(), "aws", "pushpin", clock);
  final SlackApi api;
  SlackPlatform platform;

  SlackWorld() {
    this(Duration.ofSeconds(20));
  }

  SlackWorld(Duration limit) {
    Workspace workspace = slack.workspace(FakeSlack.TEAM);
    api = new SlackApi(config, team -> Optional.of(workspace).filter(known(team)), limit);
    platform = new SlackPlatform(api);
    slack.channel("C0001");
  }

  private static java.util.function.Predicate<Workspace> known(String team) {
    return workspace -> workspace.team().equals(team);
  }

  /** As after a crash: nothing is remembered. */
  void restarts() {
    platform = new SlackPlatform(api);
  }

  Delivery delivers(UUID id, String text) {
    return delivers(id, null, null, text);
  }

  Delivery delivers(UUID id, @Nullable String thread, @Nullable String replaces, String text) {
    return platform.deliver(
        new Parcel(id, ROOM.room(), thread, replaces, Message.text(text), false));
  }

  Delivery repeats(UUID id, @Nullable String thread, String text) {
    return platform.deliver(new Parcel(id, ROOM.room(), thread, null, Message.text(text), true));
  }

  @Override
  public void close() {
    api.close();
    slack.close();
  }
}
