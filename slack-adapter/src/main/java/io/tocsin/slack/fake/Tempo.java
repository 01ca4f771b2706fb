package io.tocsin.slack.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * How fast Slack takes calls: some at once, and then one for each stretch of time. Slack's own
 * words: about a message a second in a channel, with short bursts; of the methods of tier 3, 50 a
 * minute in a workspace (docs.slack.dev/apis/web-api/rate-limits).
 */
final class Tempo {
  private final Clock clock;
  private final Duration each;
  private final Duration ahead;
  private final Function<Asked, String> whose;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();

  private Tempo(Clock clock, Duration each, int atOnce, Function<Asked, String> whose) {
    this.clock = clock;
    this.each = each;
    this.ahead = each.multipliedBy(atOnce);
    this.whose = whose;
  }

  /** That of new messages. */
  static Tempo ofMessages(Clock clock) {
    return new Tempo(clock, Duration.ofSeconds(1), 6, asked -> asked.text("channel"));
  }

  /** That of changed messages. */
  static Tempo ofTierThree(Clock clock) {
    return new Tempo(clock, Duration.ofMillis(1200), 20, Asked::team);
  }

  /** The same method, in this tempo. */
  Function<Asked, Answered> of(Function<Asked, Answered> method) {
    return asked -> isTooFast(whose.apply(asked)) ? tooFast() : method.apply(asked);
  }

  /** How many calls came too fast. */
  int refused() {
    return refused.get();
  }

  private boolean isTooFast(String caller) {
    Instant now = clock.instant();
    Instant[] next = {Instant.MIN};
    used.compute(
        caller,
        (key, last) -> {
          Instant from = last == null || last.isBefore(now) ? now : last;
          next[0] = from.plus(each);
          return next[0].isAfter(now.plus(ahead)) ? from : next[0];
        });
    return next[0].isAfter(now.plus(ahead));
  }

  private Answered tooFast() {
    refused.incrementAndGet();
    return Answered.tooFast((int) Math.max(1, each.toSeconds()));
  }
}
