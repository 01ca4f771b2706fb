package io.tocsin.core.command;

import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.command.output.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Shows what is wrong with a line: the sentence, the line with carets under the place, what is
 * allowed there and what was probably meant. Nothing in it can steer a terminal or turn the
 * direction of writing.
 *
 * @param message the sentence
 * @param picture the line and the carets, for a fixed pitch; empty if there is no line to show
 * @param hints further sentences; may be empty
 */
public record Pointing(String message, List<String> picture, List<String> hints) {
  private static final int BEFORE = 50;
  private static final int WIDTH = 100;
  private static final int MOST_EXPECTED = 12;

  public Pointing {
    picture = List.copyOf(picture);
    hints = List.copyOf(hints);
  }

  public static Pointing of(Faulty fault) {
    List<String> near = fault.nearest();
    String meant = near.isEmpty() ? "" : " did you mean " + near.getFirst() + "?";
    return new Pointing(visible(fault.message()), picture(fault.place(), meant), hints(fault));
  }

  private static List<String> hints(Faulty fault) {
    List<String> hints = new ArrayList<>();
    if (fault.nearest().size() > 1) {
      hints.add("Or: " + listed(fault.nearest().subList(1, fault.nearest().size())));
    }
    if (!fault.expected().isEmpty()) {
      hints.add("Allowed: " + listed(fault.expected()));
    }
    return hints;
  }

  /** All of it, one thing on a line, the picture set in. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(message);
    picture.forEach(line -> lines.add("  " + line));
    lines.addAll(hints);
    return String.join("\n", lines);
  }

  private static String listed(List<String> all) {
    String shown = all.stream().limit(MOST_EXPECTED).collect(Collectors.joining(", "));
    return shown + (all.size() > MOST_EXPECTED ? ", …" : ".");
  }

  private static List<String> picture(Place place, String meant) {
    if (place.line().isBlank()) {
      return List.of();
    }
    Place near = window(place);
    String before = visible(near.line().substring(0, near.start()));
    String line = before + visible(near.line().substring(near.start()));
    int carets = Math.max(1, Columns.of(visible(near.text())));
    String marks = " ".repeat(Columns.of(before)) + "^".repeat(carets) + visible(meant);
    return List.of(line.stripTrailing(), marks);
  }

  /** The part of the one typed line that the place is in, with the place within it. */
  private static Place window(Place place) {
    String all = place.line();
    int from = lineStart(all, place.start());
    int to = lineEnd(all, place.start());
    boolean fits = to - from <= WIDTH;
    int start = fits ? from : Math.max(from, whole(all, place.start() - BEFORE));
    int stop = Math.min(to, whole(all, Math.max(from, start) + WIDTH));
    String left = start > from ? "…" : "";
    String right = stop < to ? "…" : "";
    String shown = left + all.substring(start, stop) + right;
    int shift = left.length() - start;
    int end = Math.clamp(place.end(), place.start(), Math.max(place.start(), stop));
    return new Place(shown, place.start() + shift, end + shift);
  }

  private static int lineStart(String all, int at) {
    int i = at;
    while (i > 0 && !Characters.lineBreak(all.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static int lineEnd(String all, int at) {
    int i = at;
    while (i < all.length() && !Characters.lineBreak(all.charAt(i))) {
      i++;
    }
    return i;
  }

  /** An offset that does not cut a character in two. */
  private static int whole(String all, int at) {
    boolean cuts =
        at > 0
            && at < all.length()
            && Character.isSurrogatePair(all.charAt(at - 1), all.charAt(at));
    return cuts ? at + 1 : at;
  }

  /** The text with what can't be seen written out. */
  static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Characters.invisible(c)) {
        shown.append(String.format(Locale.ROOT, "[U+%04X]", (int) c));
      } else {
        shown.append(Characters.space(c) ? ' ' : c);
      }
    }
    return shown.toString();
  }
}
