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
  Delivery deliver(UUID page, UUID deliveryId, boolean mayBeRepeat);

  /**
   * Sends the code that activates a contact channel, unless it is waited for no more.
   *
   * @param sent when it was asked for; another one may have been since
   */
  Delivery sendCode(UUID channel, Instant sent, UUID deliveryId, boolean mayBeRepeat);
}
