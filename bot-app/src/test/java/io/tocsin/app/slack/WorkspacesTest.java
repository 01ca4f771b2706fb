package io.tocsin.app.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.Room;
import io.tocsin.core.room.RoomDirectory.Looked;
import io.tocsin.core.testkit.InMemoryInstallations;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.TestSealing;
import io.tocsin.core.workspace.Installation;
import io.tocsin.slack.SlackConfig;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.SlackSetup;
import io.tocsin.slack.fake.Answered;
import io.tocsin.slack.fake.FakeSlack;
import io.tocsin.slack.fake.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspacesTest {
  private final MovableClock clock = MovableClock.atTwo();
  private final FakeSlack slack = new FakeSlack(clock);
  private final InMemoryInstallations store = new InMemoryInstallations();
  private final TestSealing sealing = new TestSealing();
  private final SlackSetup setup =
      new SlackSetup(
          new SlackConfig(
              slack.apiUrl(), List.of(), Optional.empty(), Set.of(), "aws", "pushpin", clock));

  @AfterEach
  void close() {
    setup.close();
    slack.close();
  }

  private Workspaces workspaces(Optional<Secret> token) {
    return new Workspaces(store, sealing, setup, token, clock);
  }

  private void installs(String team, Instant at) {
    Workspace it = slack.workspace(team);
    store.put(
        new Installation(
            "slack",
            team,
            null,
            team,
            it.botUser(),
            it.botId(),
            sealing.seal(it.botToken(), Installation.id("slack", team)),
            "U9",
            at));
  }

  @Test
  void what_is_for_a_workspace_waits_until_slack_has_said_whose_the_token_is() {
    Secret token = slack.workspace("T0001").botToken();
    Workspaces workspaces = workspaces(Optional.of(token));
    assertThatThrownBy(() -> workspaces.of("T0001")).isInstanceOf(Unavailable.class);

    slack.next(Fault.BROKEN);
    workspaces.runOnce();
    assertThatThrownBy(() -> workspaces.of("T0001")).isInstanceOf(Unavailable.class);

    workspaces.runOnce();
    assertThat(slack.calls("auth.test")).as("not asked again at once").hasSize(1);
    clock.move(Duration.ofSeconds(10));
    workspaces.runOnce();
    assertThat(workspaces.of("T0001")).map(Workspace::botToken).contains(token);
    assertThat(workspaces.of("T0002")).isEmpty();
  }

  @Test
  void a_token_that_slack_refuses_keeps_nothing_waiting() {
    Workspaces workspaces = workspaces(Optional.of(new Secret("xoxb-not-slacks")));
    workspaces.runOnce();

    assertThat(workspaces.of("T0001")).isEmpty();
  }

  @Test
  void what_another_node_has_installed_or_forgotten_is_learnt_in_the_next_turn() {
    Workspaces workspaces = workspaces(Optional.empty());
    workspaces.runOnce();
    assertThat(workspaces.of("T0002")).isEmpty();

    installs("T0002", clock.instant());
    workspaces.runOnce();
    assertThat(workspaces.of("T0002")).map(Workspace::botUser).contains("UT0002BOT");

    store.forget("slack", "T0002", clock.instant().plusSeconds(1));
    workspaces.runOnce();
    assertThat(workspaces.of("T0002")).isEmpty();
  }

  @Test
  void word_of_an_end_that_comes_after_a_new_installation_ends_nothing() {
    installs("T0002", clock.instant());
    Workspaces workspaces = workspaces(Optional.empty());
    workspaces.runOnce();

    workspaces.forget("T0002", clock.instant().minusSeconds(60));
    assertThat(workspaces.of("T0002")).isPresent();

    workspaces.forget("T0002", clock.instant().plusSeconds(1));
    assertThat(workspaces.of("T0002")).isEmpty();
  }

  @Test
  void a_channel_of_the_same_name_in_two_workspaces_has_to_be_named_by_its_identifier() {
    installs("T0001", clock.instant());
    installs("T0002", clock.instant());
    Workspaces workspaces = workspaces(Optional.empty());
    workspaces.runOnce();
    slack.on(
        "users.conversations",
        asked -> {
          Answered answer = Answered.ok();
          answer.body().putArray("channels").addObject().put("id", "C1").put("name", "ops");
          return answer;
        });

    Looked looked = new SlackRooms(workspaces, setup, "aws").look("#ops");

    assertThat(looked).isInstanceOf(Looked.Unknown.class);
    assertThat(((Looked.Unknown) looked).reason())
        .contains("several workspaces", "slack:T0001/C1", "slack:T0002/C1");
  }

  @Test
  void without_slack_a_channel_is_refused_with_the_way_to_connect_it() {
    assertThat(SlackRooms.none().look("#ops"))
        .isEqualTo(
            new Looked.Unknown(
                "#ops would be a channel of Slack, and Slack is not connected (docs/slack.md)."));
  }

  private Looked looksFor(String given) {
    Workspaces workspaces = workspaces(Optional.empty());
    workspaces.runOnce();
    return new SlackRooms(workspaces, setup, "aws").look(given);
  }

  @Test
  void the_only_workspace_need_not_be_named() {
    installs("T0001", clock.instant());

    assertThat(looksFor("slack")).isEqualTo(new Looked.Workspace(new Room("slack", "T0001")));
    assertThat(looksFor("slack:T0001")).isEqualTo(new Looked.Workspace(new Room("slack", "T0001")));
    assertThat(slack.calls()).as("nobody has to be asked for it").isEmpty();
  }

  @Test
  void of_several_workspaces_one_has_to_be_named() {
    installs("T0002", clock.instant());
    installs("T0001", clock.instant());

    assertThat(looksFor("slack"))
        .isEqualTo(
            new Looked.Unknown(
                "Tocsin is in several workspaces of Slack; name one of slack:T0001, slack:T0002."));
    assertThat(looksFor("slack:T0002")).isEqualTo(new Looked.Workspace(new Room("slack", "T0002")));
    assertThat(looksFor("slack:T0003"))
        .isEqualTo(
            new Looked.Unknown(
                "Tocsin is not in the workspace T0003 of Slack; it is in T0001, T0002 only."));
  }

  @Test
  void where_slack_is_not_connected_there_is_no_workspace() {
    assertThat(looksFor("slack"))
        .isEqualTo(new Looked.Unknown("Tocsin is in no workspace of Slack yet (docs/slack.md)."));
    assertThat(SlackRooms.none().look("slack"))
        .isEqualTo(SlackRooms.none().look("slack:T0001"))
        .isEqualTo(new Looked.Unknown("Slack is not connected (docs/slack.md)."));
  }
}
