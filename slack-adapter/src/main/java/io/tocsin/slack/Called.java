package io.tocsin.slack;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a call of Slack's Web API. */
sealed interface Called<T> {

  /** Slack did it. */
  record Done<T>(T result) implements Called<T> {}

  /** Slack did nothing and asks for a pause. */
  record RateLimited<T>(Duration pause) implements Called<T> {}

  /**
   * Slack did nothing and says why.
   *
   * @param error Slack's word, such as {@code not_in_channel}
   * @param needed the scope that is missing; null if that is not the reason
   */
  record Refused<T>(String error, @Nullable String needed) implements Called<T> {
    /** In words for people. */
    String why() {
      return Errors.inWords(error, needed);
    }
  }

  /**
   * Nobody knows whether Slack did it: it did not answer, or could not say.
   *
   * @param why for people; without anything secret
   */
  record Unclear<T>(String why) implements Called<T> {}

  /** The same with another result. */
  default <R> Called<R> map(Function<T, R> change) {
    return switch (this) {
      case Done<T>(T result) -> new Done<>(change.apply(result));
      case RateLimited<T>(Duration pause) -> new RateLimited<>(pause);
      case Refused<T>(String error, String needed) -> new Refused<>(error, needed);
      case Unclear<T>(String why) -> new Unclear<>(why);
    };
  }

  /** As whoever delivers is told of it; the result is Slack's handle of what was delivered. */
  static Delivery delivery(Called<String> called) {
    return switch (called) {
      case Done<String>(String handle) -> new Delivered(handle);
      case RateLimited<String>(Duration pause) -> paused(pause);
      case Unclear<String>(String why) -> new RetryLater(SlackApi.SHORTEST, why);
      case Refused<String> refused -> new Rejected(refused.why());
    };
  }

  /** Slack names the pause. */
  static RetryLater paused(Duration pause) {
    return new RetryLater(pause, "Slack asks for a pause of " + pause.toSeconds() + " s");
  }
}
