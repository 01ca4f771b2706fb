package io.tocsin.core.command;

import java.util.Locale;
import java.util.regex.Pattern;

/** The AWS CLI replaces the name of a file by what is in it; here there are no files to read. */
final class Files {
  private static final Pattern ADDRESS = Pattern.compile("(?is)fileb?://.*");

  private Files() {}

  /** Rejects a value that names a file. */
  static void refuse(String name, Mapped value) {
    String text = Quotes.unquoted(value).text();
    if (ADDRESS.matcher(text).matches()) {
      String scheme = text.substring(0, text.indexOf("://") + 3).toLowerCase(Locale.ROOT);
      String reason = " can't take " + scheme + ": a chat has no files of yours.";
      throw Rejected.at(value.place(), name + reason + " Write the content here.");
    }
  }
}
