package io.tocsin.core.chat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a platform can give an incident a channel of its own. Each method does one thing and is
 * called with no transaction open; it may block, and ends within a bounded time. Each may be asked
 * again for what it did already, also after a crash, and then does nothing more and answers as the
 * first time. Expected failures are answered, not thrown.
 */
public interface Channels {

  /** Makes a channel, or finds the one that an earlier attempt made. */
  Opened open(Wanted wanted);

  /** Sets what stands above the channel; longer text is cut. */
  Delivery describe(Room channel, String topic);

  /**
   * Brings people in. Whoever cannot be brought in stays outside, which is no failure while anybody
   * else can.
   *
   * @param people the platform's identifiers of them
   */
  Delivery invite(Room channel, List<String> people);

  /** Pins a message, so that it is found however much is said. */
  Delivery pin(Room channel, String message);

  /** Puts links at the head of the channel; those that are there stay as they are. */
  Delivery bookmark(Room channel, List<Link> links);

  /** Closes the channel to further talk; what was said stays to be read. */
  Delivery archive(Room channel);

  /**
   * A channel to be made.
   *
   * @param workspace where; {@code slack:T0001}
   * @param name as it is wished for; the platform makes it fit its rules, and distinct
   * @param since nothing that is older can be what an earlier attempt made
   * @param before the channel that the incident had before: if it is open still, it is the one
   * @param mayBeRepeat whether an earlier attempt may have made it
   */
  record Wanted(
      Room workspace, String name, Instant since, @Nullable Room before, boolean mayBeRepeat) {}

  record Link(String title, String url) {}

  /** What came of making a channel. */
  sealed interface Opened {
    /**
     * @param name as people there see it, without a sign before it
     */
    record Open(Room channel, String name) implements Opened {}

    /** Not now, or never. */
    record Failed(Delivery why) implements Opened {}
  }
}
