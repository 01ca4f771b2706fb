package io.tocsin.core.command;

/**
 * A place in a typed line, by offsets of UTF-16 units; it always lies within the line.
 *
 * @param line the command as it was typed, without the mention before it
 * @param start the first unit
 * @param end behind the last unit; equal to start where something is missing
 */
public record Place(String line, int start, int end) {

  public Place {
    if (start < 0 || end < start || end > line.length()) {
      throw new IllegalArgumentException(start + ".." + end + " is outside of: " + line);
    }
  }

  /** The text at the place. */
  public String text() {
    return line.substring(start, end);
  }

  /** The line with something else at the place. */
  public String replacedBy(String other) {
    return line.substring(0, start) + other + line.substring(end);
  }
}
