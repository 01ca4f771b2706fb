package io.tocsin.app;

import io.tocsin.core.testkit.LocalStage;
import io.tocsin.core.testkit.Stage;
import io.tocsin.persistence.Database;

/** The stories in the local chat, kept in PostgreSQL. */
class PostgresStoriesTest extends StoriesOnPostgres {
  @Override
  Stage.Opening chat(Database database) {
    return (conversation, clock, ids) ->
        new LocalStage(database.localChatStore(), conversation, clock, ids);
  }
}
