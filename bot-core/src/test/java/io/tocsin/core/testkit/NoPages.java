package io.tocsin.core.testkit;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.outbox.PageCourier;
import java.time.Instant;
import java.util.UUID;

/** Where nobody is paged. */
public final class NoPages implements PageCourier {
  @Override
  public Sent deliver(UUID page, UUID deliveryId, boolean mayBeRepeat) {
    throw new AssertionError("Nobody is paged here");
  }

  @Override
  public Delivery end(UUID page, String reference, UUID deliveryId, boolean mayBeRepeat) {
    throw new AssertionError("Nobody was paged here");
  }

  @Override
  public Delivery sendCode(UUID channel, Instant sent, UUID deliveryId, boolean mayBeRepeat) {
    throw new AssertionError("No codes are sent here");
  }
}
