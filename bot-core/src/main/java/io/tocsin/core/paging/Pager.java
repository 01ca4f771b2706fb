package io.tocsin.core.paging;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.operation.ChannelType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A way out to people that are not looking at a chat. */
public interface Pager {

  /** The kinds of contact channels that it serves. */
  Set<ChannelType> serves();

  /**
   * Hands one letter to whoever carries it. Called with no transaction open, by several threads at
   * once; may block, must end within a bounded time. Expected failures are answered, not thrown.
   *
   * <p>{@link Delivery.Delivered} means that the provider has accepted it; its reference is the
   * provider's name for it. {@link Delivery.RetryLater} is for what may work later, and may have
   * arrived all the same; {@link Delivery.Rejected} for what never will, in words for people.
   */
  Delivery deliver(Letter letter);

  /** Whether what it has delivered can be changed by {@link #change}. */
  default boolean changes() {
    return false;
  }

  /**
   * Changes a letter that was delivered, now that nobody has to answer it any more. As {@link
   * #deliver}; does nothing unless it {@link #changes} things.
   */
  default Delivery change(Answered answered) {
    return new Delivery.Delivered("");
  }

  /**
   * Where its letters come from, for the address books of those who get them; empty if that is
   * nothing to save. The same while it lives.
   */
  default List<Sender> senders() {
    return List.of();
  }

  /**
   * @param address as people save it: a mail address, or a number with its country code
   */
  record Sender(ChannelType channel, String address) {}

  /**
   * What is carried.
   *
   * @param deliveryId the same for every attempt to deliver the same thing, also after a crash
   * @param channel one that the pager serves
   * @param address as the contact channel has it, checked before
   * @param subject one line; for SMS what may be read by others
   * @param text what happened, several lines; for SMS what may be read by others
   * @param answer how to answer
   * @param waiting how many more pages wait for this person; told if there are any
   * @param mayBeRepeat whether the same may have arrived already: it has to be said in the letter
   */
  record Letter(
      UUID deliveryId,
      ChannelType channel,
      String address,
      String subject,
      String text,
      Answer answer,
      int waiting,
      boolean mayBeRepeat) {}

  /**
   * What becomes of a letter.
   *
   * @param deliveryId of the change
   * @param reference the provider's name for the letter
   * @param news one line that takes the place of the letter
   */
  record Answered(
      UUID deliveryId, String address, String reference, String news, boolean mayBeRepeat) {}

  /** How somebody answers a letter. */
  sealed interface Answer {
    /**
     * A page, which is acknowledged.
     *
     * @param page the page's identifier, which ways back name
     * @param code to be sent back or typed in a chat: six digits
     * @param link the page on which it is acknowledged by a press of a button; null if this
     *     installation has no public address
     */
    record Acknowledge(UUID page, String code, @Nullable String link) implements Answer {}

    /** A code that proves that the address is somebody's own; it is typed in a chat. */
    record Activate(String code) implements Answer {}
  }
}
