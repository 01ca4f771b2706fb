package io.tocsin.slack;

import io.tocsin.core.chat.Room;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody said or pressed something, and so where the answer goes.
 *
 * @param team the workspace
 * @param channel the channel; the person where it was in none, as on the bot's own page
 * @param user the person
 * @param thread the message in whose thread it was; null if in none
 */
record Spot(String team, String channel, String user, @Nullable String thread) {

  /** Somewhere outside of any channel. */
  static Spot alone(String team, String user) {
    return new Spot(team, user, user, null);
  }

  Room room() {
    return place().room();
  }

  Place place() {
    return new Place(team, channel);
  }

  /** Whether it was in no channel, as on the bot's own page. */
  boolean isAlone() {
    return channel.equals(user);
  }

  /** Whether nobody else is there. */
  boolean isDirect() {
    return channel.startsWith("D") || isAlone();
  }
}
