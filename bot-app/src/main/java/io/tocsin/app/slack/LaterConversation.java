package io.tocsin.app.slack;

import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Room;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The conversation before it is there: it needs the ways out, and they need it. Nobody speaks
 * before the doors are open.
 */
final class LaterConversation implements Conversation {
  private volatile @Nullable Conversation there;

  void is(Conversation conversation) {
    there = conversation;
  }

  private Conversation there() {
    return Objects.requireNonNull(there);
  }

  @Override
  public Reply say(Line line) {
    return there().say(line);
  }

  @Override
  public Reply press(Press press) {
    return there().press(press);
  }

  @Override
  public Reply keep(Quote quote) {
    return there().keep(quote);
  }

  @Override
  public List<Group> desk(Actor actor, Room room) {
    return there().desk(actor, room);
  }

  @Override
  public String kept(Line line) {
    return there().kept(line);
  }
}
