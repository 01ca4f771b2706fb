package io.tocsin.core.command;

import java.util.List;

/**
 * What somebody typed, and the circumstances that decide whether it is meant for the bot.
 *
 * @param text as it came from the platform
 * @param mentions the platform's own tokens for the bot, such as {@code <@U123>}; may be empty
 * @param direct whether a line is a command without a mention, as in a direct message
 * @param aboutIncident whether it was said in the room or the thread of an incident
 * @param escaped whether the platform writes {@code &lt;} for a typed {@code <} and wraps links in
 *     angle brackets
 */
public record Line(
    String text, List<String> mentions, boolean direct, boolean aboutIncident, boolean escaped) {

  public Line {
    mentions = List.copyOf(mentions);
  }

  /** A line that is a command without a mention, as in a terminal. */
  public static Line direct(String text) {
    return new Line(text, List.of(), true, false, false);
  }

  /** A line said among people in a room, so only a mention makes it a command. */
  public static Line inRoom(String text) {
    return new Line(text, List.of(), false, false, false);
  }

  /** A line said in the room or the thread of an incident. */
  public static Line inIncident(String text) {
    return new Line(text, List.of(), false, true, false);
  }

  /** The beginning of the line. */
  Line shortened(int most) {
    return new Line(text.substring(0, most), mentions, direct, aboutIncident, escaped);
  }
}
