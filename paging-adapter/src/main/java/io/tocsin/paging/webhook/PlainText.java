package io.tocsin.paging.webhook;

import io.tocsin.core.chat.Message;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import java.util.regex.Pattern;

/**
 * A message as text that no markup in it can change: it formats nothing, links nothing under
 * another name and calls nobody. Never longer than the receiver takes; its first line is the title.
 */
final class PlainText {
  static final int SLACK_LIMIT = 40_000;
  static final int CHIME_LIMIT = 4_096;
  static final String CUT = "\n… (cut here; the whole of it is in Tocsin)";

  /**
   * What calls everybody, in any of the chats that take one of the two formats. Longer words that
   * begin so are taken too, as one may be cut.
   */
  private static final Pattern CALLS =
      Pattern.compile("@(?=(?:all|present|here|channel|everyone))", Pattern.CASE_INSENSITIVE);

  private static final int REPLACEMENT = 0xFFFD;
  private static final String NO_CALL = "@\u200B";

  private PlainText() {}

  static String of(Message message, WebhookFormat format) {
    String harmless = CALLS.matcher(readable(whole(message))).replaceAll(NO_CALL);
    return switch (format) {
      case SLACK -> fitted(harmless, SLACK_LIMIT, true);
      case CHIME -> fitted(withoutCommand(harmless), CHIME_LIMIT, false);
    };
  }

  private static String whole(Message message) {
    String title = message.title();
    return title == null || message.fallback().startsWith(title)
        ? message.fallback()
        : title + "\n" + message.fallback();
  }

  /** Chime takes a message that begins with /md or /code as markup. */
  private static String withoutCommand(String text) {
    return text.startsWith("/") ? "\u200B" + text : text;
  }

  private static String fitted(String text, int limit, boolean escaping) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int cut = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      write(text.codePointAt(i), escaping, out);
      if (out.length() > limit) {
        return out.substring(0, cut) + CUT;
      }
      cut = out.length() <= limit - CUT.length() ? out.length() : cut;
    }
    return out.toString();
  }

  /** Slack reads these three, and only these, as the beginning of something. */
  private static void write(int character, boolean escaping, StringBuilder out) {
    if (escaping && character == '&') {
      out.append("&amp;");
    } else if (escaping && character == '<') {
      out.append("&lt;");
    } else if (escaping && character == '>') {
      out.append("&gt;");
    } else {
      out.appendCodePoint(character);
    }
  }

  /** Half a character cannot be sent, and what controls a terminal says nothing. */
  private static String readable(String text) {
    return text.codePoints()
        .filter(PlainText::isSeen)
        .map(it -> Character.getType(it) == Character.SURROGATE ? REPLACEMENT : it)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSeen(int character) {
    return !Character.isISOControl(character) || character == '\n' || character == '\t';
  }
}
