package io.tocsin.core.event;

import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.event.Signal.Delivery.Once;
import io.tocsin.core.event.Signal.Delivery.Repeated;
import io.tocsin.core.operation.SourceOperation.ReceiveEventOutput;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Remembered;
import io.tocsin.core.writer.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows again what a source delivered before. */
record Deliveries(EventSource source, Call call) {

  Key key(Signal signal) {
    return key(signal.delivery().token());
  }

  Key key(String token) {
    return new Key.ByToken(scope(), token);
  }

  /** What is remembered of a delivery that no other one has the token of. */
  Optional<Remembered> earlier(String token, State state) {
    return state
        .remembered(scope(), token)
        .filter(remembered -> remembered.expiresAt().isAfter(call.now()));
  }

  /** Remembers such a delivery. */
  Change remember(String token, ReceiveEventOutput output) {
    return new Change.Remember(new Remembered(scope(), token, "", Json.write(output), expiry()));
  }

  /** What is remembered of a delivery that this one adds nothing to; empty if this one is news. */
  Optional<Remembered> earlier(Signal signal, State state) {
    return earlier(signal.delivery().token(), state)
        .filter(remembered -> !isNews(signal, remembered));
  }

  /** Whether {@link #earlier} may be asked now, and answers the same later. */
  boolean isRedelivered(Signal signal, State found) {
    return found.knows(key(signal)) && !isOfNoTime(signal) && earlier(signal, found).isPresent();
  }

  /** The answer of the first delivery; what goes on for long is not forgotten meanwhile. */
  SignalChange again(Remembered earlier) {
    Duration half = call.settings().rememberFor().dividedBy(2);
    List<Change> changes =
        earlier.expiresAt().isBefore(call.now().plus(half))
            ? List.of(new Change.Remember(until(expiry(), earlier)))
            : List.of();
    return new SignalChange(Json.read(earlier.answer(), ReceiveEventOutput.class), changes);
  }

  Change remember(Signal signal, ReceiveEventOutput output, State state) {
    String token = signal.delivery().token();
    String position = position(signal, state).toString();
    return new Change.Remember(
        new Remembered(scope(), token, position, Json.write(output), expiry()));
  }

  private boolean isNews(Signal signal, Remembered before) {
    return switch (signal.delivery()) {
      case Once once -> false;
      case Repeated(String token, Instant startedAt) ->
          Position.parse(before.fingerprint()).isBefore(startedAt, signal.state());
    };
  }

  private Position position(Signal signal, State state) {
    return switch (signal.delivery()) {
      case Once once -> new Position(signal.time(), signal.state());
      case Repeated(String token, Instant startedAt) ->
          new Position(startedAt == null ? start(signal, state) : startedAt, signal.state());
    };
  }

  /** The start of a firing that says none: an end belongs to what is known, all else is new. */
  private Instant start(Signal signal, State state) {
    return signal.state() == Signal.State.ALARM
        ? call.now()
        : state
            .remembered(scope(), signal.delivery().token())
            .map(before -> Position.parse(before.fingerprint()).startedAt())
            .orElse(call.now());
  }

  private static boolean isOfNoTime(Signal signal) {
    return signal.delivery() instanceof Repeated repeated && repeated.startedAt() == null;
  }

  private static Remembered until(Instant expiry, Remembered earlier) {
    return new Remembered(
        earlier.scope(), earlier.token(), earlier.fingerprint(), earlier.answer(), expiry);
  }

  private Instant expiry() {
    return call.now().plus(call.settings().rememberFor());
  }

  private String scope() {
    return "event:" + source.name();
  }

  /** How far a thing has come that fires and calms down again and again. */
  private record Position(Instant startedAt, Signal.State state) {
    static Position parse(String text) {
      int space = text.indexOf(' ');
      return new Position(
          Instant.parse(text.substring(0, space)), Signal.State.valueOf(text.substring(space + 1)));
    }

    boolean isBefore(@Nullable Instant start, Signal.State other) {
      if (start == null) {
        return state != other;
      }
      return start.isAfter(startedAt)
          || start.equals(startedAt) && state == Signal.State.ALARM && other != state;
    }

    @Override
    public String toString() {
      return startedAt + " " + state;
    }
  }
}
