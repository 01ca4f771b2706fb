package io.tocsin.slack;

import io.tocsin.core.chat.Room;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A channel (or direct message) of a workspace.
 *
 * @param team {@code T…}
 * @param channel {@code C…}, {@code G…} or {@code D…}; the person, {@code U…}, to write to them
 *     alone
 */
record Place(String team, String channel) {
  private static final Pattern NAME = Pattern.compile("([TE][A-Z0-9]+)/([CDG][A-Z0-9]+)");

  /** The place that a room of the core stands for; empty if it is none of Slack's. */
  static Optional<Place> read(Room room) {
    Matcher matcher = NAME.matcher(room.name());
    return room.platform().equals(SlackPlatform.NAME) && matcher.matches()
        ? Optional.of(new Place(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  Room room() {
    return new Room(SlackPlatform.NAME, team + "/" + channel);
  }
}
