package io.tocsin.slack;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line as a person typed it, made from the text that Slack sends for it.
 *
 * @param text without the mention of the bot at its beginning, without Slack's markup and escapes
 * @param addressed whether it begins with a mention of the bot
 */
record SlackText(String text, boolean addressed) {
  private static final String BLANK = "[\\s\\p{Z}\\p{Cf}]*";
  private static final Pattern LEADING =
      Pattern.compile("^" + BLANK + "<@([A-Z0-9]+)(?:\\|[^<>]*)?>");
  private static final Pattern AFTER = Pattern.compile("^" + BLANK + "[:,]?" + BLANK);
  private static final Pattern TOKEN = Pattern.compile("<([^<>|]+)(?:\\|([^<>]*))?>");
  private static final Pattern BROADCAST = Pattern.compile("!(?:here|channel|everyone|group)");
  private static final Pattern LAST_OPTION =
      Pattern.compile("(?s).*(?:--|—|–)([a-z-]+)[ =][^—–]*?");

  /**
   * Reads a text of the Events API, where everything but {@code <}, {@code >}, {@code &} is as
   * typed.
   */
  static SlackText read(String raw, String botUser, String team) {
    Matcher leading = LEADING.matcher(raw);
    boolean addressed = leading.find() && leading.group(1).equals(botUser);
    String rest = addressed ? AFTER.matcher(raw.substring(leading.end())).replaceFirst("") : raw;
    return new SlackText(plain(rest, team), addressed);
  }

  /** The text without markup and escapes; whom it mentions stands in it as {@code <@U123>}. */
  static String plain(String raw, String team) {
    Matcher tokens = TOKEN.matcher(raw);
    StringBuilder text = new StringBuilder();
    while (tokens.find()) {
      String before = raw.substring(0, tokens.start());
      tokens.appendReplacement(text, Matcher.quoteReplacement(typed(tokens, before, team)));
    }
    return tokens
        .appendTail(text)
        .toString()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String typed(MatchResult token, String before, String team) {
    String what = token.group(1);
    String label = token.group(2);
    return switch (what.charAt(0)) {
      case '@' -> "<" + what + ">";
      case '#' -> channel(what.substring(1), label, before, team);
      case '!' -> command(what, label);
      default -> link(what, label);
    };
  }

  /** Where rooms are listed, the room; elsewhere, as people read it. */
  private static String channel(String id, String label, String before, String team) {
    Matcher option = LAST_OPTION.matcher(before);
    if (option.matches() && option.group(1).startsWith("room")) {
      return "slack:" + team + "/" + id;
    }
    return label == null || label.isEmpty() ? "<#" + id + ">" : "#" + label;
  }

  /** To everybody at once nobody is to be called by a command; the rest reads as its label. */
  private static String command(String what, String label) {
    if (BROADCAST.matcher(what).matches()) {
      return "";
    }
    return label == null ? "<" + what + ">" : label;
  }

  /** What was typed, where Slack has only completed it; else the address, for labels can lie. */
  private static String link(String address, String label) {
    boolean completed = label != null && !label.isEmpty() && address.endsWith(label);
    if (completed) {
      return label;
    }
    return address.startsWith("mailto:") ? address.substring("mailto:".length()) : address;
  }
}
