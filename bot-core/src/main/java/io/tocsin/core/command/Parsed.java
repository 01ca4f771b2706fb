package io.tocsin.core.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.operation.Member;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a typed line turned out to be. */
public sealed interface Parsed
    permits Parsed.Call,
        Parsed.Missing,
        Parsed.Faulty,
        Parsed.Help,
        Parsed.Cancelled,
        Parsed.NotForUs,
        ShortForm {

  /**
   * An operation with everything it requires.
   *
   * @param command which operation
   * @param arguments its members as JSON. Types are right, and impacts, enums and times have their
   *     canonical form; what names a plan or an incident is the text that was typed
   * @param where the place of each top-level member, to point at what is wrong with it
   * @param confirmed whether {@code --yes} was given
   */
  record Call(
      CommandSpec command,
      ObjectNode arguments,
      Map<String, Place> where,
      OutputOptions output,
      boolean confirmed)
      implements Parsed {
    public Call {
      where = Map.copyOf(where);
    }
  }

  /**
   * An operation that still lacks options; {@link CommandParser#complete} takes the answer.
   *
   * @param soFar what was given
   * @param missing the required options that were not, in the order to ask for them; never empty
   */
  record Missing(Call soFar, List<Member> missing) implements Parsed {
    public Missing {
      missing = List.copyOf(missing);
    }

    public CommandSpec command() {
      return soFar.command();
    }
  }

  /**
   * A line that can't be understood. {@link Pointing} shows it.
   *
   * @param message what is wrong, a sentence
   * @param place where
   * @param expected what is allowed there; may be empty
   * @param nearest what was probably meant, the most similar first; may be empty
   * @param corrected the whole line as it was probably meant; null if there is no guess
   */
  record Faulty(
      String message,
      Place place,
      List<String> expected,
      List<String> nearest,
      @Nullable String corrected)
      implements Parsed {
    public Faulty {
      expected = List.copyOf(expected);
      nearest = List.copyOf(nearest);
    }

    /** Just a sentence and a place. */
    public static Faulty at(Place place, String message) {
      return new Faulty(message, place, List.of(), List.of(), null);
    }

    /** The same fault, saying what is allowed. */
    public Faulty expecting(List<String> allowed) {
      return new Faulty(message, place, allowed, nearest, corrected);
    }

    /** The same fault with guesses; the first one, put in its place, is the corrected line. */
    public Faulty guessing(List<String> guesses) {
      return guesses.isEmpty()
          ? this
          : new Faulty(message, place, expected, guesses, place.replacedBy(guesses.getFirst()));
    }

    /** The same fault with a line that would do. */
    public Faulty corrected(String line) {
      return new Faulty(message, place, expected, nearest, line);
    }
  }

  /** Help was asked for; {@link HelpText} has it. */
  record Help(Topic topic) implements Parsed {}

  /** What help is about. */
  sealed interface Topic {
    /** Everything, in short. */
    record Overview() implements Topic {}

    /** The commands of one service. */
    record Service(String name) implements Topic {}

    /** One command with its options. */
    record Command(CommandSpec command) implements Topic {}

    /** One short form, such as {@code ack}. */
    record Word(String name) implements Topic {}
  }

  /** The person who was asked for more has changed their mind. */
  record Cancelled() implements Parsed {}

  /** People talking to each other. */
  record NotForUs() implements Parsed {}
}
