package io.tocsin.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Reply;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot's own page: what is open, each time that somebody looks. */
final class HomeTab {
  private static final Logger LOG = LoggerFactory.getLogger(HomeTab.class);

  private final SlackApi api;
  private final Conversation conversation;
  private final People people;
  private final Afterwards afterwards;

  HomeTab(SlackApi api, Conversation conversation, People people, Afterwards afterwards) {
    this.api = api;
    this.conversation = conversation;
    this.people = people;
    this.afterwards = afterwards;
  }

  /** Somebody opened the page; its other tab holds messages and needs nothing. */
  void opened(Heard heard) {
    String user = heard.text("user");
    if (user != null && !"messages".equals(heard.text("tab"))) {
      Spot spot = Spot.alone(heard.team(), user);
      afterwards.run(() -> show(spot, new People.Hint(heard.home(), null, heard.shared())));
    }
  }

  private void show(Spot spot, People.Hint hint) {
    try {
      Line line = new Line(people.actor(spot, hint), spot.room(), null, "incidents", true);
      if (conversation.say(line) instanceof Reply.Answer answer) {
        publish(spot, BlockKit.render(answer.kept()).blocks());
      }
    } catch (Unavailable away) {
      LOG.warn("The page of the bot in Slack was not shown: the database is away");
    }
  }

  private void publish(Spot spot, List<LayoutBlock> blocks) {
    View view = View.builder().type("home").blocks(blocks).build();
    Called<?> shown =
        api.call(
            spot.team(), methods -> methods.viewsPublish(r -> r.userId(spot.user()).view(view)));
    if (shown instanceof Called.Refused<?> refused) {
      LOG.warn("The page of the bot in Slack was not shown: {}", refused.why());
    }
  }
}
