package io.tocsin.core.outbox;

import io.tocsin.core.chat.Delivery;
import java.time.Instant;
import java.util.UUID;

/** Carries pages to whoever is paged. */
public interface PageCourier {

  /**
   * Sends a page, unless it is no longer wanted: whether it is, is looked up when it is sent. What
   * has become of it is written down. Called with no transaction open; may block.
   *
   * @param deliveryId the same at every attempt
   * @param mayBeRepeat whether somebody else may have sent it already
   */
  Sent deliver(UUID page, UUID deliveryId, boolean mayBeRepeat);

  /**
   * @param changeable whether what was delivered can be changed, by its reference
   */
  record Sent(Delivery delivery, boolean changeable) {}

  /**
   * Tells in a page that was sent what has become of it, if nobody can answer it any more.
   *
   * @param reference of what was delivered
   */
  Delivery end(UUID page, String reference, UUID deliveryId, boolean mayBeRepeat);

  /**
   * Sends the code that activates a contact channel, unless it is waited for no more.
   *
   * @param sent when it was asked for; another one may have been since
   */
  Delivery sendCode(UUID channel, Instant sent, UUID deliveryId, boolean mayBeRepeat);
}
