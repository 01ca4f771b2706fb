package io.tocsin.core.room;

import io.tocsin.core.access.Secret;

/**
 * Says which addresses a webhook may have. Asks nobody: names are looked up when a message goes.
 */
public interface WebhookAddresses {

  Seen read(Secret url);

  /** What is seen of an address without using it. */
  sealed interface Seen {
    record Fit(String host) implements Seen {}

    /**
     * @param constraint what must hold, in words that follow the name of the option
     */
    record Unfit(String constraint) implements Seen {}
  }
}
