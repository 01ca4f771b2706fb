package io.tocsin.core.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows secrets by their shape: addresses of incoming webhooks, tokens of chat platforms, keys of
 * event sources. The second line of defence, behind {@link Secret}: it finds what nobody has
 * declared a secret, and only that. Neither a quote nor a backslash is ever part of one, so JSON
 * stays JSON.
 */
public final class Redaction {
  /** What stands where a secret stood. */
  public static final String MASK = "••••";

  /** The secret is the group of each, for the rest tells what it was. */
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("hooks\\.slack(?:-gov)?\\.com/([^\\s\"'<>|\\\\]+)"),
          Pattern.compile("hooks\\.chime\\.aws/([^\\s\"'<>|\\\\]+)"),
          Pattern.compile("webhook\\.office\\.com/([^\\s\"'<>|\\\\]+)"),
          Pattern.compile("discord(?:app)?\\.com/api/webhooks/([^\\s\"'<>|\\\\]+)"),
          Pattern.compile("/events/[a-z0-9][a-z0-9-]*/([^\\s/?\"'{}<>|,)\\\\]+)"),
          Pattern.compile("/calendar/([^\\s/?\"'{}<>|,)\\\\]+)"),
          Pattern.compile("\\b((?:xox[a-z]|xapp|xwfp)-[A-Za-z0-9-]{6,})"),
          Pattern.compile("(?i)\\bBearer\\s+([a-z0-9._~+/=-]{8,})"),
          Pattern.compile("(?i)\\bBasic\\s+([a-z0-9+/]{8,}={0,2})"),
          Pattern.compile("\\b(eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*)"),
          Pattern.compile(
              "(?i)[?&](?:token|key|sig|signature|secret|password)=([^\\s&\"'<>|\\\\]+)"),
          Pattern.compile("(?i)\\bpassword\\s*[=:]\\s*([^\\s&\"',;}\\\\]+)"),
          Pattern.compile("://[^\\s/@:\"\\\\]*:([^\\s/@\",\\\\]+)@"),
          Pattern.compile(
              "(?<![\\w-])((?=[\\w-]*\\d)(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])[\\w-]{43})(?![\\w-])"));

  private Redaction() {}

  /**
   * A part of a text.
   *
   * @param end behind its last character
   */
  public record Span(int start, int end) {}

  /** Where secrets stand in the text, ascending and apart from each other. */
  public static List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    for (Pattern shape : SHAPES) {
      Matcher matcher = shape.matcher(text);
      while (matcher.find()) {
        found.add(new Span(matcher.start(1), matcher.end(1)));
      }
    }
    return apart(found);
  }

  /** The text with a mask in place of every secret in it. */
  public static String of(String text) {
    return masked(text, in(text));
  }

  /** The text with a mask in place of each of those parts. */
  public static String masked(String text, List<Span> parts) {
    StringBuilder masked = new StringBuilder(text.length());
    int at = 0;
    for (Span part : apart(parts)) {
      masked.append(text, at, part.start()).append(MASK);
      at = part.end();
    }
    return masked.append(text, at, text.length()).toString();
  }

  private static List<Span> apart(List<Span> parts) {
    List<Span> apart = new ArrayList<>();
    for (Span next : parts.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      Span last = apart.isEmpty() ? null : apart.getLast();
      if (last != null && next.start() <= last.end()) {
        apart.set(apart.size() - 1, new Span(last.start(), Math.max(last.end(), next.end())));
      } else {
        apart.add(next);
      }
    }
    return apart;
  }
}
