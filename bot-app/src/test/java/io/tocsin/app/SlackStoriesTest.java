package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.testkit.Seen;
import io.tocsin.core.testkit.Stage;
import io.tocsin.core.testkit.Stage.Act;
import io.tocsin.core.testkit.Stage.Who;
import io.tocsin.core.testkit.World;
import io.tocsin.persistence.Database;
import io.tocsin.slack.SlackStage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same stories in Slack, beside which the local chat stands as in every house. */
class SlackStoriesTest extends StoriesOnPostgres {
  @Override
  Stage.Opening chat(Database database) {
    return (conversation, clock, ids) ->
        new SlackStage(
            conversation,
            clock,
            List.of(new LocalChat(database.localChatStore(), clock, ids, "aws")));
  }

  /** What only Slack has: commands with a slash, and emoji on messages. */
  @Test
  void a_slash_command_or_an_emoji_that_arrives_again_after_a_restart_changes_nothing() {
    World world = world();
    SlackStage slack = (SlackStage) world.stage;
    Who sam = World.person("sam");
    Act start = slack.command(sam, "start checkout Nobody can pay");
    start.happens();
    Act note = slack.command(sam, "note looking");
    Act emoji = slack.reaction(sam, world.hears("maria", "rolled back"));
    note.happens();
    emoji.happens();
    long before = world.timeline(1).size();

    World after = world.restarted();
    start.happens();
    note.happens();
    emoji.happens();

    assertThat(after.queries.incidentByNumber(2)).isEmpty();
    assertThat(after.timeline(1))
        .hasSize((int) before)
        .filteredOn(event -> event.type().equals("Note"))
        .hasSize(2);
  }

  @Test
  void a_button_that_comes_from_another_workspace_does_nothing() {
    World world = world();
    SlackStage slack = (SlackStage) world.stage;
    world.asks("sam", "@aws start checkout");
    world.relaysFor(2);
    Seen living = slack.posted(null).getFirst();

    slack.pressElsewhere(World.person("eve"), living, living.button("Acknowledge"));

    assertThat(world.incident(1).progress().acknowledgement()).isNull();
  }

  @Test
  void somebody_of_another_company_may_press_and_changes_nothing() {
    World world = world();
    world.asks("sam", "@aws start checkout");
    world.relaysFor(2);
    Seen living = world.stage.posted(null).getFirst();
    Who eve = new Who("Eve", true);

    Seen told = World.told(world.stage.press(eve, living, living.button("Resolve"), null));

    assertThat(told.text()).contains("guest", "change nothing");
    assertThat(world.incident(1).isOpen()).isTrue();
  }

  /** Slack sends again what it had no answer for, to whoever is there then. */
  @Test
  void what_comes_once_more_after_a_restart_changes_nothing_twice() {
    World before = world();
    SlackStage slack = (SlackStage) before.stage;
    Act start = before.line("sam", "@aws start checkout Nobody can pay");
    start.happens();
    before.relaysFor(2);
    Seen card = slack.posted(null).getFirst();
    Stage.Aside said = before.hears("leo", "it is the database");
    List<Act> acts =
        List.of(
            start,
            before.line("maria", "@aws note looked at node 2"),
            before.press("maria", card, "Acknowledge", null),
            before.press("maria", card, "Note", "rolled back"),
            slack.keep(new Stage.Who("maria"), said),
            slack.reaction(new Stage.Who("sam"), said));
    acts.forEach(Act::happens);
    List<TimelineEvent> timeline = before.timeline(1);
    assertThat(timeline)
        .extracting(TimelineEvent::data)
        .contains("looked at node 2", "rolled back");

    long version = before.incident(1).version();
    World after = before.restarted();
    acts.forEach(Act::happens);

    assertThat(after.timeline(1)).isEqualTo(timeline);
    assertThat(after.queries.incidentByNumber(2)).isEmpty();
    assertThat(after.incident(1).version()).isEqualTo(version);
  }
}
