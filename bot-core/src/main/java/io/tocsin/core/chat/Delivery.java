package io.tocsin.core.chat;

import java.time.Duration;

/** What became of an attempt to deliver. */
public sealed interface Delivery {

  /**
   * The platform has it.
   *
   * @param reference the platform's handle of the message, by which it is changed or answered later
   */
  record Delivered(String reference) implements Delivery {}

  /** Not now; the same may be tried again after the pause. It may have arrived all the same. */
  record RetryLater(Duration pause, String reason) implements Delivery {}

  /** Never: the platform refused it for good. */
  record Rejected(String reason) implements Delivery {}
}
