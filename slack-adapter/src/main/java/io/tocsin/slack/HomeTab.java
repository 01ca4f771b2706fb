package io.tocsin.slack;

import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Group;
import io.tocsin.core.chat.Message;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot's own page: what waits for whoever looks, what nobody has, and what else is open, each
 * time that they look or press something there.
 */
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
      changed(spot, new People.Hint(heard.home(), null, heard.shared()));
    }
  }

  /** Somebody did something on the page, and it shows what has become of it. */
  void changed(Spot spot, People.Hint hint) {
    afterwards.run(() -> show(spot, hint));
  }

  private void show(Spot spot, People.Hint hint) {
    try {
      publish(spot, blocks(conversation.desk(people.actor(spot, hint), spot.room())));
    } catch (Unavailable away) {
      LOG.warn("The page of the bot in Slack was not shown: the database is away");
    }
  }

  /** The groups, without the last messages should they ever be too many for a page. */
  private static List<LayoutBlock> blocks(List<Group> groups) {
    List<LayoutBlock> blocks = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      addIfFits(blocks, heading(groups.get(i)));
      List<Message> messages = groups.get(i).messages();
      for (int j = 0; j < messages.size(); j++) {
        addIfFits(blocks, BlockKit.among(messages.get(j), i + "." + j).blocks());
      }
    }
    return blocks;
  }

  private static List<LayoutBlock> heading(Group group) {
    String text = Literal.shortened(Literal.readable(group.heading()), Limits.HEADER);
    return List.of(HeaderBlock.builder().text(Texts.plain(text)).build());
  }

  private static void addIfFits(List<LayoutBlock> blocks, List<LayoutBlock> more) {
    if (blocks.size() + more.size() <= Limits.VIEW_BLOCKS) {
      blocks.addAll(more);
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
