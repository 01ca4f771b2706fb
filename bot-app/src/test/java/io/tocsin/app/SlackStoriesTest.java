package io.tocsin.app;

import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.testkit.Stage;
import io.tocsin.persistence.Database;
import io.tocsin.slack.SlackStage;
import java.util.List;

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
}
