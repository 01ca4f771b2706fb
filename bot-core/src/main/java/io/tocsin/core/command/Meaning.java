package io.tocsin.core.command;

import io.tocsin.core.operation.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells by its first words alone what a line is about, however wrong the rest of it is. */
record Meaning(Lexicon lexicon) {

  sealed interface Meant {
    /**
     * @param positions the members that values without an option are for, in order
     * @param rest what follows the name of the command
     */
    record Command(CommandSpec spec, List<Member> positions, Mapped rest) implements Meant {}

    /** Help, or a short form about the incident at hand; neither has options. */
    record Words() implements Meant {}

    record Unknown() implements Meant {}
  }

  Meant of(Mapped line) {
    Mapped text = behindGlobals(withoutAws(behindGlobals(line)));
    String first = Lexicon.first(text);
    Mapped rest = Globals.behindWord(text);
    if (lexicon.isService(first)) {
      Mapped name = behindGlobals(rest);
      String command = Lexicon.first(name);
      return Commands.any(first, command)
          .or(() -> Commands.any(command))
          .map(spec -> command(spec, Globals.behindWord(name)))
          .orElse(new Meant.Unknown());
    }
    return command(first, rest)
        .or(() -> synonym(first + " " + Lexicon.first(rest), Globals.behindWord(rest)))
        .or(() -> synonym(first, rest))
        .orElseGet(() -> isWords(first) ? new Meant.Words() : new Meant.Unknown());
  }

  /** Also those that can't be typed, for that is no reason not to try. */
  private static Optional<Meant> command(String name, Mapped rest) {
    return Commands.any(name).map(spec -> command(spec, rest));
  }

  private static Meant command(CommandSpec spec, Mapped rest) {
    return new Meant.Command(spec, CommandReader.required(spec), rest);
  }

  private Optional<Meant> synonym(String words, Mapped rest) {
    return lexicon
        .synonyms()
        .named(words)
        .map(synonym -> new Meant.Command(synonym.spec(), positions(synonym), rest));
  }

  private static List<Member> positions(Synonyms.Synonym synonym) {
    List<Member> positions = new ArrayList<>(synonym.positions());
    CommandReader.required(synonym.spec()).stream()
        .filter(member -> !positions.contains(member))
        .forEach(positions::add);
    return positions;
  }

  private static boolean isWords(String first) {
    return HelpTopics.asked(first) || ShortForms.WORDS.contains(first);
  }

  private static Mapped withoutAws(Mapped text) {
    return Lexicon.first(text).equals("aws") ? Globals.behindWord(text) : text;
  }

  private static Mapped behindGlobals(Mapped line) {
    Mapped text = line;
    while (text.at(0) == '-') {
      String word = Lexicon.first(text).replaceFirst("^-+", "");
      text = Globals.behindWord(text);
      if (Global.of(word).filter(Global::takesValue).isPresent()) {
        text = Globals.behindWord(text);
      }
    }
    return text;
  }
}
