package io.tocsin.core.oncall;

import io.tocsin.core.chat.Words;
import java.util.Locale;

/** Writes a picture as SVG. Every text in it is escaped; there is no script and no link in it. */
final class Svg {
  private static final double LETTER = 7;

  private final StringBuilder body = new StringBuilder();

  /**
   * A box with words in it, as many as fit, and all of them for whoever points at it.
   *
   * @param fill a colour
   */
  void box(double x, double y, double width, double height, String fill, String words, String all) {
    body.append(
        "<g><title>%s</title><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\" fill=\"%s\"/>"
            .formatted(escaped(all), at(x), at(y), at(width), at(height), fill));
    int fits = (int) ((width - 6) / LETTER);
    if (fits >= 1) {
      text(x + 4, y + height - 7, "w", Words.shortened(words, fits));
    }
    body.append("</g>\n");
  }

  void line(double x1, double y1, double x2, double y2, String colour) {
    body.append(
        "<path d=\"M%s %sL%s %s\" stroke=\"%s\"/>\n"
            .formatted(at(x1), at(y1), at(x2), at(y2), colour));
  }

  /**
   * @param style {@code h} for a heading, {@code d} for a day, {@code w} for words in a box
   */
  void text(double x, double y, String style, String words) {
    body.append(
        "<text x=\"%s\" y=\"%s\" class=\"%s\">%s</text>"
            .formatted(at(x), at(y), style, escaped(words)));
  }

  /** The whole picture. */
  String picture(double width, double height, String title) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" role="img">
    <title>%3$s</title>
    <style>text{font-family:sans-serif;fill:#1c1c1c}.h{font-size:18px;font-weight:bold}\
    .d{font-size:12px;fill:#555}.w{font-size:12px}</style>
    <rect width="100%%" height="100%%" fill="#fff"/>
    %4$s</svg>
    """
        .formatted(at(width), at(height), escaped(title), body);
  }

  private static String at(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replaceFirst("\\.0$", "");
  }

  /** What XML 1.0 cannot hold at all becomes a question mark. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(isInXml(c) ? c : '?');
          }
        });
    return escaped.toString();
  }

  private static boolean isInXml(int c) {
    return c == '\t'
        || c == '\n'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
