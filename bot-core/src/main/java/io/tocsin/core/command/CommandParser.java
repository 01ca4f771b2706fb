package io.tocsin.core.command;

import io.tocsin.core.command.Parsed.Faulty;
import java.util.Locale;
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

  /** Reads a line. {@link Parsed.NotForUs} if it is people talking to each other. */
  public Parsed parse(Line line, ParseContext context) {
    return guarded(line, command -> grammar.read(command, context));
  }

  /**
   * Reads the answer to a question for missing options: values in the order of the question, or
   * options with and without their dashes. A line that is a command of its own is read as that one,
   * and {@code cancel} is {@link Parsed.Cancelled}. A {@link Parsed.Faulty} answer changes nothing:
   * the same question still stands.
   */
  public Parsed complete(Parsed.Missing missing, Line answer, ParseContext context) {
    return guarded(
        answer,
        text ->
            CANCEL.contains(text.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                ? new Parsed.Cancelled()
                : grammar.answer(missing, text, context));
  }

  private interface Reading {
    Parsed of(Mapped command);
  }

  private Parsed guarded(Line line, Reading reading) {
    if (line.text().length() > LONGEST) {
      return addressing.command(line.shortened(BEGINNING)).isPresent()
          ? Faulty.at(new Place("", 0, 0), "This is longer than " + LONGEST + " characters.")
          : new Parsed.NotForUs();
    }
    try {
      return addressing.command(line).map(reading::of).orElseGet(Parsed.NotForUs::new);
    } catch (Rejected rejected) {
      return rejected.fault();
    }
  }
}
