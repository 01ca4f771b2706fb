package io.tocsin.core.command;

import io.tocsin.core.access.Redaction;
import io.tocsin.core.access.Redaction.Span;
import io.tocsin.core.command.Parsed.Faulty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what people type. The same line at the same time always means the same; no line makes it
 * throw. Safe for use by several threads.
 */
public final class CommandParser {
  /** More than any platform lets a person send. */
  private static final int LONGEST = 50_000;

  /** Enough to see whether a line is for the bot. */
  private static final int BEGINNING = 1_000;

  private static final Set<String> CANCEL =
      Set.of("cancel", "never mind", "nevermind", "forget it", "abort");

  private final Addressing addressing;
  private final Grammar grammar;

  /**
   * @param botName what people call the bot in their chat, beside the names that it always has
   */
  public CommandParser(String botName) {
    this.addressing = new Addressing(botName);
    this.grammar = new Grammar(Commands.all());
  }

  /**
   * Reads a line. {@link Parsed.NotForUs} if it is people talking to each other.
   *
   * <p>A secret in the line stands in the arguments of a {@link Parsed.Call} alone, and in a
   * corrected line: every place, picture and sentence has a mask where it stood.
   */
  public Parsed parse(Line line, ParseContext context) {
    return guarded(line, Optional.empty(), command -> grammar.read(command, context));
  }

  /**
   * Reads the answer to a question for missing options: values in the order of the question, or
   * options with and without their dashes. A line that is a command of its own is read as that one,
   * and {@code cancel} is {@link Parsed.Cancelled}. A {@link Parsed.Faulty} answer changes nothing:
   * the same question still stands. Secrets are masked as they are in {@link #parse}.
   */
  public Parsed complete(Parsed.Missing missing, Line answer, ParseContext context) {
    return guarded(
        answer,
        Optional.of(missing),
        text ->
            CANCEL.contains(text.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                ? new Parsed.Cancelled()
                : grammar.answer(missing, text, context));
  }

  /**
   * The text of a line as it may be kept and shown to others: a mask stands in place of every
   * secret, however wrong the line is.
   *
   * @param asked the question that it may be the answer to
   */
  public String kept(Line line, Optional<Parsed.Missing> asked) {
    Optional<Mapped> command = addressing.command(line);
    Mapped text = command.orElseGet(() -> Normalised.of(line.text()));
    List<Span> secret =
        command.isPresent()
            ? grammar.secrets().in(text, asked)
            : grammar.secrets().inTalk(text.strip());
    if (secret.isEmpty()) {
      return line.text();
    }
    int start = line.text().lastIndexOf(text.line());
    String masked = Redaction.masked(text.line(), secret);
    // Without the mention, if the platform's own markup has hidden where the command began.
    return start < 0 ? masked : line.text().substring(0, start) + masked + rest(line, text, start);
  }

  private static String rest(Line line, Mapped text, int start) {
    return line.text().substring(start + text.line().length());
  }

  private interface Reading {
    Parsed of(Mapped command);
  }

  private Parsed guarded(Line line, Optional<Parsed.Missing> asked, Reading reading) {
    if (line.text().length() > LONGEST) {
      return addressing.command(line.shortened(BEGINNING)).isPresent()
          ? Faulty.at(new Place("", 0, 0), "This is longer than " + LONGEST + " characters.")
          : new Parsed.NotForUs();
    }
    return addressing
        .command(line)
        .map(command -> read(command, grammar.secrets().in(command, asked), reading))
        .orElseGet(Parsed.NotForUs::new);
  }

  private static Parsed read(Mapped command, List<Span> secret, Reading reading) {
    Parsed typed = attempt(reading, command);
    if (secret.isEmpty()) {
      return typed;
    }
    String masked = Redaction.masked(command.line(), secret);
    int start = masked.indexOf(Redaction.MASK);
    Place first = new Place(masked, start, start + Redaction.MASK.length());
    return Unseen.join(typed, attempt(reading, Normalised.of(masked).strip()), first);
  }

  private static Parsed attempt(Reading reading, Mapped command) {
    try {
      return reading.of(command);
    } catch (Rejected rejected) {
      return rejected.fault();
    }
  }
}
