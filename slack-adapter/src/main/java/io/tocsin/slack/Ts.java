package io.tocsin.slack;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Slack's references of messages, which are the times at which they were posted. */
final class Ts {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{1,10}\\.[0-9]{1,9}");

  private Ts() {}

  /** When the message was posted; empty if this is no reference. */
  static Optional<Instant> instant(String ts) {
    if (!SHAPE.matcher(ts).matches()) {
      return Optional.empty();
    }
    BigDecimal seconds = new BigDecimal(ts);
    long nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
    return Optional.of(Instant.ofEpochSecond(seconds.longValue(), nanos));
  }
}
