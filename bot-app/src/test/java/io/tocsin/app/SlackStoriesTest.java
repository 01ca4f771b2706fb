package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.incident.TimelineEvent;
import io.tocsin.core.testkit.Seen;
import io.tocsin.core.testkit.Stage;
import io.tocsin.core.testkit.Stage.Act;
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
