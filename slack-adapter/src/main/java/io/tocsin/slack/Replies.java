package io.tocsin.slack;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Message;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what came of what they said or pressed, where they did: to them alone if nobody else
 * needs it. An answer that cannot be shown in the channel comes as a direct message.
 */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 3;

  private final Posts posts;
  private final Afterwards afterwards;

  Replies(SlackApi api, Afterwards afterwards) {
    this.posts = new Posts(api);
    this.afterwards = afterwards;
  }

  /** Tells it when Slack has had its answer. */
  void tell(Spot spot, Reply reply) {
    if (reply instanceof Reply.Answer answer) {
      afterwards.run(() -> show(spot, answer));
    }
  }

  /** As {@link #tell}, in words of our own for the asker alone. */
  void tell(Spot spot, String text) {
    tell(spot, new Reply.Answer(Message.error(text), true));
  }

  private void show(Spot spot, Reply.Answer answer) {
    boolean privately = answer.isOnce() || answer.privately() && !spot.isDirect();
    if (privately) {
      showPrivately(spot, answer);
    } else {
      said(spot, attempt(() -> posts.post(spot.place(), spot.thread(), answer.kept(), null)));
    }
  }

  /** What may be seen once is never posted where it stays. */
  private void showPrivately(Spot spot, Reply.Answer answer) {
    Called<?> shown =
        spot.channel().equals(spot.user())
            ? new Called.Refused<>("channel_not_found", null)
            : attempt(
                () -> posts.whisper(spot.place(), spot.thread(), spot.user(), answer.message()));
    if (shown instanceof Called.Refused<?>) {
      Place alone = Spot.alone(spot.team(), spot.user()).place();
      said(spot, attempt(() -> posts.post(alone, null, answer.kept(), null)));
    } else {
      said(spot, shown);
    }
  }

  /** An answer that comes twice is better than none. */
  private Called<?> attempt(Supplier<Called<String>> sending) {
    for (int made = 1; ; made++) {
      Called<?> called = once(sending);
      boolean again = made < ATTEMPTS && !afterwards.isClosing();
      switch (called) {
        case Called.RateLimited<?>(Duration pause) when again -> afterwards.pause(bounded(pause));
        case Called.Unclear<?> unclear when again -> afterwards.pause(SlackApi.SHORTEST);
        case Called.RateLimited<?> late -> {
          return late;
        }
        case Called.Unclear<?> unclear -> {
          return unclear;
        }
        case Called.Done<?> done -> {
          return done;
        }
        case Called.Refused<?> refused -> {
          return refused;
        }
      }
    }
  }

  private static Called<?> once(Supplier<Called<String>> sending) {
    try {
      return sending.get();
    } catch (Unavailable away) {
      return new Called.RateLimited<>(away.retryAfter());
    }
  }

  private static Duration bounded(Duration pause) {
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static void said(Spot spot, Called<?> called) {
    switch (called) {
      case Called.Done<?> done -> LOG.debug("Answered in {}", spot.channel());
      case Called.Refused<?> refused -> lost(spot, refused.why());
      case Called.Unclear<?>(String why) -> lost(spot, why);
      case Called.RateLimited<?> late -> lost(spot, "Slack asks for a longer pause");
    }
  }

  private static void lost(Spot spot, String why) {
    LOG.warn("An answer in {}/{} of Slack was lost: {}", spot.team(), spot.channel(), why);
  }
}
