package io.tocsin.core.command;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The writing of platforms that escape {@code <}, {@code >} and {@code &} and put what they have
 * recognised in angle brackets: links become what was typed, mentions stay.
 */
final class Markup {
  private static final Pattern LINK =
      Pattern.compile("<((?:https?|mailto|tel):[^<>|]*)(?:\\|([^<>]*))?>");

  private Markup() {}

  static String plain(String text) {
    String unwrapped = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(typed(link)));
    return unwrapped
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String typed(MatchResult link) {
    String address = link.group(1);
    String label = link.group(2);
    boolean completed = label != null && address.endsWith(label);
    return completed ? label : address;
  }
}
