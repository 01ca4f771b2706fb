package io.tocsin.core.stories;

import io.tocsin.core.testkit.InMemoryLocalChat;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.testkit.LocalStage;
import io.tocsin.core.testkit.MemoryOutbox;
import io.tocsin.core.testkit.World;

/** What people are sent and answer, without a database. */
class InMemoryPagesTest implements DirectStories {
  private final InMemoryState state = new InMemoryState();
  private final World world =
      Stories.prepared(
          new World(
              state,
              state,
              new MemoryOutbox(),
              state,
              (conversation, clock, ids) ->
                  new LocalStage(new InMemoryLocalChat(World.ROOM), conversation, clock, ids)));

  @Override
  public World world() {
    return world;
  }
}
