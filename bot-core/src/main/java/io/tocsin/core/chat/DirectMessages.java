package io.tocsin.core.chat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages of a platform to one person, which nobody else sees. */
public interface DirectMessages {

  /**
   * Says something to somebody, or changes what was said; otherwise as {@link
   * ChatPlatform#deliver}. The reference of what was delivered is good for {@link Direct#replaces}
   * and nothing else. A person who is not there any more is rejected, in words for people.
   */
  Delivery deliver(Direct direct);

  /**
   * Whether it knows again what was delivered before, so that nobody reads the same thing twice.
   * Where it does not, the message itself has to say that it may be a repeat.
   */
  boolean recognisesRepeats();

  /**
   * @param deliveryId the same for every attempt to deliver the same thing, also after a crash
   * @param person the platform's own identifier of whom it is for, as in {@link Actor#id}
   * @param replaces reference of the message that it changes in place; null for a new one
   * @param mayBeRepeat whether somebody else, who is gone, may have delivered it already
   */
  record Direct(
      UUID deliveryId,
      String person,
      @Nullable String replaces,
      Message message,
      boolean mayBeRepeat) {}
}
