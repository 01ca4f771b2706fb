package io.tocsin.slack;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Names that Slack takes for channels: small letters, digits, {@code -} and {@code _}, at most 80.
 * Pure.
 */
final class ChannelName {
  static final int MOST = 80;

  private static final String NOTHING_LEFT = "incident";
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern RUN = Pattern.compile("-{2,}");
  private static final Pattern EDGES = Pattern.compile("^[-_]+|[-_]+$");

  private ChannelName() {}

  /** The name with the letters of its own script. */
  static String fit(String wished) {
    String small = Normalizer.normalize(wished, Form.NFKC).toLowerCase(Locale.ROOT);
    return made(Normalizer.normalize(small, Form.NFKC), ChannelName::isTaken);
  }

  /** The name for a Slack that takes no other letters than {@code a} to {@code z}. */
  static String plain(String wished) {
    String small = Normalizer.normalize(wished, Form.NFKD).toLowerCase(Locale.ROOT);
    return made(small, character -> character < 128 && isTaken(character));
  }

  /** The name of the second, third and further channel that wants the same. */
  static String numbered(String name, int number) {
    String suffix = number == 1 ? "" : "-" + number;
    return cut(name, MOST - suffix.length()) + suffix;
  }

  private static String made(String text, IntPredicate isTaken) {
    String fitting =
        MARKS
            .matcher(text)
            .replaceAll("")
            .codePoints()
            .map(it -> isTaken.test(it) ? it : '-')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String name = cut(RUN.matcher(fitting).replaceAll("-"), MOST);
    return name.isEmpty() ? NOTHING_LEFT : name;
  }

  /** Signs that join two words join nothing at an end. */
  private static String cut(String text, int most) {
    String begun = EDGES.matcher(text).replaceAll("");
    return begun.codePointCount(0, begun.length()) <= most
        ? begun
        : EDGES.matcher(begun.substring(0, begun.offsetByCodePoints(0, most))).replaceAll("");
  }

  private static boolean isTaken(int character) {
    return switch (Character.getType(character)) {
      case Character.LOWERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      default -> character == '-' || character == '_';
    };
  }
}
