package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.local.LocalChat;
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

  @Test
  void the_bots_own_page_shows_what_waits_for_whoever_looks_and_follows_what_they_press() {
    World world = world();
    SlackStage slack = (SlackStage) world.stage;
    Who maria = World.person("maria");
    assertThat(slack.home(maria).shown()).isEqualTo("No incident is open.");
    for (String title : List.of("First", "Second", "Third")) {
      world.asks("sam", "@aws start checkout " + title);
    }
    world.asks("maria", "@aws ack 1");
    world.asks("sam", "@aws ack 2");

    Seen home = slack.home(maria);
    assertThat(home.shown().lines())
        .containsSubsequence(
            "Yours · 1",
            "◐ #1 First — OPEN · Critical",
            "Nobody has these · 1",
            "● #3 Third — OPEN · Critical",
            "Others have these · 1",
            "◐ #2 Second — OPEN · Critical",
            "Sam has it");

    Seen after = slack.pressAtHome(maria, home, home.button("Acknowledge"), null);
    assertThat(after.shown()).contains("Yours · 2").doesNotContain("Nobody has these");
    assertThat(world.incident(3).progress().acknowledgement().name()).isEqualTo("Maria");
    slack.pressAtHome(maria, after, after.button("Note"), "it is the database");
    assertThat(world.timeline(3).getLast().data()).isEqualTo("it is the database");
  }

  @Test
  void the_bots_own_page_stays_within_its_limits_however_much_is_open() {
    World world = world();
    for (int i = 0; i < 40; i++) {
      world.asks("sam", "@aws start checkout \"" + "long <!channel> ".repeat(12) + "\"");
    }
    for (int i = 1; i <= 26; i++) {
      world.asks(i <= 13 ? "sam" : "maria", "@aws ack " + i);
    }

    Seen home = ((SlackStage) world.stage).home(World.person("maria"));

    assertThat(home.shown())
        .contains(
            "Yours · 13, the newest 10 are shown",
            "Nobody has these · 14, the newest 10 are shown",
            "Others have these · 13");
  }
}
