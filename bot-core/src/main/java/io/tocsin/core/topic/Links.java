package io.tocsin.core.topic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Links of a chat's markup as plain text: what they say, and where they lead. */
final class Links {
  /** {@code <https://example.org|a page>} and {@code <https://example.org>}. */
  private static final Pattern ANGLED = Pattern.compile("<(https?://[^|>\\s]+)(?:\\|([^>]*))?>");

  /** {@code [a page](https://example.org)}. */
  private static final Pattern BRACKETED =
      Pattern.compile("\\[([^\\[\\]]*)\\]\\((https?://[^)\\s]+)\\)");

  private Links() {}

  static String readable(String text) {
    String angled =
        ANGLED
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(said(found.group(2), found.group(1))));
    return BRACKETED
        .matcher(angled)
        .replaceAll(found -> Matcher.quoteReplacement(said(found.group(1), found.group(2))));
  }

  private static String said(@Nullable String words, String address) {
    return words == null || words.isBlank() || words.equals(address)
        ? address
        : words + " (" + address + ")";
  }
}
