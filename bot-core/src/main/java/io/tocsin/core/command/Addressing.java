package io.tocsin.core.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides whether a line is meant for the bot, and takes off what only says so: the mention, code
 * fences, the platform's escapes.
 */
final class Addressing {
  private static final List<String> NAMES =
      List.of("Amazon Q Developer", "Amazon Q", "Q", "aws", "tocsin");

  private static final Pattern ACK = Pattern.compile("ack[.!]?", Pattern.CASE_INSENSITIVE);

  private static final Pattern FENCED =
      Pattern.compile("(?s)```(?:[a-z]*\\n)?(.*?)\\s*```|`([^`]*)`");

  private final Pattern mention;

  Addressing(String botName) {
    mention = mention(Stream.concat(NAMES.stream(), Stream.of(botName)).toList());
  }

  /** The command as it was typed; empty if the line is not for the bot. */
  Optional<Mapped> command(Line line) {
    String typed = unfenced(line.escaped() ? Markup.plain(line.text()) : line.text());
    Mapped clean = Normalised.of(typed).strip();
    int behind = behindMention(line, clean);
    if (behind > 0) {
      return Optional.of(rest(clean, behind));
    }
    boolean bareAck = line.aboutIncident() && ACK.matcher(clean.text()).matches();
    return line.direct() || bareAck ? Optional.of(rest(clean, 0)) : Optional.empty();
  }

  private int behindMention(Line line, Mapped clean) {
    for (String token : line.mentions()) {
      if (!token.isEmpty() && clean.text().startsWith(token)) {
        return punctuation(clean, token.length());
      }
    }
    Matcher matcher = mention.matcher(clean.text());
    return matcher.lookingAt() ? punctuation(clean, matcher.end()) : 0;
  }

  private static int punctuation(Mapped text, int at) {
    return text.at(at) == ':' || text.at(at) == ',' ? at + 1 : at;
  }

  private static Mapped rest(Mapped clean, int start) {
    return Normalised.of(unfenced(clean.from(start).strip().literal())).strip();
  }

  /** What is left when code marks that enclose everything are gone. */
  private static String unfenced(String text) {
    Mapped stripped = Normalised.of(text).strip();
    Matcher fence = FENCED.matcher(stripped.text());
    if (!fence.matches()) {
      return text;
    }
    int group = fence.group(1) == null ? 2 : 1;
    return stripped.slice(fence.start(group), fence.end(group)).literal();
  }

  private static Pattern mention(List<String> names) {
    String either =
        names.stream()
            .filter(name -> !name.isBlank())
            .sorted(Comparator.comparing(String::length).reversed())
            .map(name -> Pattern.quote(name.strip()).replace(" ", "\\E +\\Q"))
            .reduce((one, other) -> one + "|" + other)
            .orElseThrow();
    return Pattern.compile(
        "@(?:" + either + ")(?=[\\s:,]|$)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
