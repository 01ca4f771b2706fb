package io.tocsin.core.stories;

import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.testkit.NoOutbox;
import io.tocsin.core.testkit.World;

/** The stories on state in memory. */
class InMemoryStoriesTest implements Stories, PeopleStories, OnCallStories {
  private final InMemoryState state = new InMemoryState();
  private final NoOutbox outbox = new NoOutbox();
  private final World world = Stories.prepared(new World(state, outbox, outbox));

  @Override
  public World world() {
    return world;
  }
}
