package io.tocsin.app.chat;

import java.util.regex.Pattern;

/**
 * Text of others, fit for a terminal: what would steer it (move the cursor, change the title, turn
 * the direction of reading) is spelt out.
 */
final class SafeText {
  private static final Pattern STEERING =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}\\x{061C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}"
              + "\\x{2066}-\\x{2069}&&[^\\n]]");

  private SafeText() {}

  /** Line breaks stay; a tab becomes blanks. */
  static String of(String text) {
    String plain = text.replace("\r\n", "\n").replace("\t", "    ");
    return STEERING.matcher(plain).replaceAll(steering -> spelt(steering.group()));
  }

  /** As {@link #of}, in one line. */
  static String line(String text) {
    return of(text).replace('\n', ' ');
  }

  private static String spelt(String character) {
    return "\\\\u%04x".formatted((int) character.charAt(0));
  }
}
