package io.tocsin.core.outbox;

import io.tocsin.core.chat.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How fast one room may change while a storm is raging there: new messages come slowly, and so do
 * edits of a storm's card. In a thread, or in place of an old one, any number may come.
 */
final class RoomPace {
  /** One new message follows another no sooner. */
  static final Duration NEW = Duration.ofSeconds(2);

  /** One edit of a storm's card follows another no sooner. */
  private static final Duration EDIT = Duration.ofSeconds(1);

  private Instant stormUntil = Instant.MIN;
  private @Nullable UUID announced;
  private Instant posted = Instant.MIN;
  private Instant edited = Instant.MIN;

  /** Until then a storm is raging, for all that is known. */
  synchronized void stormUntil(Instant until) {
    if (until.isAfter(stormUntil)) {
      stormUntil = until;
    }
  }

  /** The card of this storm is to come before other new messages. */
  synchronized void announce(UUID storm, Instant until) {
    announced = storm;
    stormUntil(until);
  }

  /** The storm that was announced last, if its card is still to come. */
  synchronized Optional<UUID> announced() {
    return Optional.ofNullable(announced);
  }

  /** The card of this storm need not be waited for any more. */
  synchronized void arrived(UUID storm) {
    announced = storm.equals(announced) ? null : announced;
  }

  /** Puts a new message into the room, unless it has to wait. */
  Delivery post(Instant now, Supplier<Delivery> message) {
    Duration wait = isStorm(now) ? left(posted, NEW, now) : Duration.ZERO;
    if (wait.isPositive()) {
      return new Delivery.RetryLater(wait, "in a storm new messages come slowly");
    }
    Delivery delivery = message.get();
    posted = delivery instanceof Delivery.Delivered ? now : posted;
    return delivery;
  }

  /** Changes the card of a storm, unless it has to wait. */
  Delivery edit(Instant now, Supplier<Delivery> card) {
    Duration wait = left(edited, EDIT, now);
    if (wait.isPositive()) {
      return new Delivery.RetryLater(wait, "the card of a storm changes slowly");
    }
    Delivery delivery = card.get();
    edited = delivery instanceof Delivery.Delivered ? now : edited;
    return delivery;
  }

  private synchronized boolean isStorm(Instant now) {
    return !now.isAfter(stormUntil);
  }

  /** A clock that was set back makes nobody wait for longer than once. */
  private static Duration left(Instant last, Duration pause, Instant now) {
    boolean waits = last.isAfter(now.minus(pause)) && !last.isAfter(now);
    return waits ? pause.minus(Duration.between(last, now)) : Duration.ZERO;
  }
}
