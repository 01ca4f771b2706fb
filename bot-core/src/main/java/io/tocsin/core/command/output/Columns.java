package io.tocsin.core.command.output;

import java.lang.Character.UnicodeScript;

/** How many columns text takes where every letter is equally wide. */
public final class Columns {
  private static final int EMOJI = 0x1F300;
  private static final int EMOJI_END = 0x1FAFF;

  private Columns() {}

  public static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /** 2 for wide characters, 0 for marks that sit on the one before. */
  public static int of(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> wide(codePoint) ? 2 : 1;
    };
  }

  private static boolean wide(int codePoint) {
    boolean picture = codePoint >= EMOJI && codePoint <= EMOJI_END;
    boolean fullWidth = codePoint >= 0xFF01 && codePoint <= 0xFF60;
    return picture || fullWidth || script(codePoint);
  }

  private static boolean script(int codePoint) {
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> codePoint >= 0x3000 && codePoint <= 0x303F;
    };
  }
}
