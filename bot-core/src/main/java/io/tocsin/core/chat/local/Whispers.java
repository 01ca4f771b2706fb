package io.tocsin.core.chat.local;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.DirectMessages;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.Posts.Place;
import java.util.Optional;

/** Writes to people in their private rooms, which are made when they are needed first. */
record Whispers(LocalChatStore store, Posts posts) implements DirectMessages {

  @Override
  public boolean recognisesRepeats() {
    return true;
  }

  @Override
  public Delivery deliver(Direct direct) {
    Optional<String> problem = PersonName.problem(direct.person(), posts.botName());
    try {
      return problem
          .<Delivery>map(
              why -> new Delivery.Rejected("nobody here is called “" + direct.person() + "”"))
          .orElseGet(() -> changed(direct).orElseGet(() -> post(direct)));
    } catch (Unavailable away) {
      return new Delivery.RetryLater(away.retryAfter(), "The database is away.");
    }
  }

  /** What is gone by now, as old messages go, is said anew. */
  private Optional<Delivery> changed(Direct direct) {
    return Optional.ofNullable(direct.replaces())
        .flatMap(References::parse)
        .flatMap(id -> posts.edit(id, direct.deliveryId(), direct.message()))
        .map(Whispers::delivered);
  }

  private Delivery post(Direct direct) {
    String room = PrivateRoom.of(direct.person());
    store.open(room, posts.now());
    Place place = new Place(room, null, direct.person());
    return delivered(posts.delivered(place, direct.deliveryId(), direct.message()));
  }

  private static Delivery delivered(LocalMessage message) {
    return new Delivery.Delivered(message.id().toString());
  }
}
