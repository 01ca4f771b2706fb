package io.tocsin.core.command;

import io.tocsin.core.Nearest;
import io.tocsin.core.command.Parsed.Faulty;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that a line may begin with. */
record Lexicon(Commands commands, Synonyms synonyms) {
  /** What people put behind a word when they are in a hurry: ack! */
  private static final Pattern SIGHS = Pattern.compile("(?<=[a-z])[.!?]+$");

  Lexicon(Commands commands) {
    this(commands, new Synonyms(commands));
  }

  /** The first word of a text as it stands in the lexicon; empty if there is none. */
  static String first(Mapped text) {
    String word = Globals.word(text).text().toLowerCase(Locale.ROOT);
    return SIGHS.matcher(word).replaceFirst("");
  }

  boolean isService(String word) {
    return commands.services().contains(word);
  }

  /** Whether it is a short form or begins one. */
  boolean isShort(String word) {
    return ShortForms.WORDS.contains(word)
        || synonyms.needsSecond(word)
        || synonyms.named(word).isPresent();
  }

  /** Everything that a line may begin with. */
  List<String> all() {
    return Stream.of(
            ShortForms.WORDS,
            synonyms.firsts(),
            List.of("help"),
            commands.services(),
            names(commands.specs()))
        .flatMap(List::stream)
        .toList();
  }

  List<String> commandsOf(String service) {
    return names(commands.of(service));
  }

  /** The rejection of a word that is none of those. */
  static Rejected unknown(Mapped word, List<String> known) {
    List<String> guesses = Nearest.to(word.text(), known);
    String help = guesses.isEmpty() ? " `help` lists what there is." : "";
    String message = "I don't know the command “" + word.literal() + "”." + help;
    return new Rejected(Faulty.at(word.place(), message).guessing(guesses));
  }

  private static List<String> names(List<CommandSpec> specs) {
    return specs.stream().map(CommandSpec::name).toList();
  }
}
