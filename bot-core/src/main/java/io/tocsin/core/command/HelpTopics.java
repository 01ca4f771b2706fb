package io.tocsin.core.command;

import io.tocsin.core.Nearest;
import io.tocsin.core.command.Parsed.Help;
import io.tocsin.core.command.Parsed.Topic;
import java.util.List;
import java.util.Set;

/** What somebody wants help with. */
record HelpTopics(Lexicon lexicon) {
  private static final Set<String> HELP = Set.of("help", "--help", "-help", "-h", "?");

  static boolean asked(String word) {
    return HELP.contains(word);
  }

  /** Whether a short form is only asked about; a note may say "help". */
  static boolean askedAbout(String word, Mapped rest) {
    boolean alone = asked(Lexicon.first(rest)) && Globals.behindWord(rest).isEmpty();
    boolean dashed = rest.at(0) == '-';
    return alone && (dashed || !word.equals("note") && rest.at(0) != '?');
  }

  /** Help with a service, or with one command of it if its name is one. */
  Help on(String service, String command) {
    return lexicon
        .commands()
        .named(service, command)
        .<Topic>map(Topic.Command::new)
        .map(Help::new)
        .orElseGet(() -> new Help(new Topic.Service(service)));
  }

  /** Help with whatever stands behind the word help; rejected if it is nearly something. */
  Help on(Mapped about) {
    String first = Lexicon.first(about);
    String second = Lexicon.first(Globals.behindWord(about));
    if (lexicon.isService(first)) {
      return on(first, second);
    } else if (lexicon.synonyms().named(first + " " + second).isPresent()) {
      return new Help(new Topic.Word(first + " " + second));
    } else if (lexicon.isShort(first)) {
      return new Help(new Topic.Word(first));
    }
    return lexicon
        .commands()
        .named(first)
        .<Topic>map(Topic.Command::new)
        .map(Help::new)
        .orElseGet(() -> overview(about, first));
  }

  private Help overview(Mapped about, String first) {
    List<String> known = lexicon.all();
    if (asked(first) || Nearest.to(first, known).isEmpty()) {
      return new Help(new Topic.Overview());
    }
    throw Lexicon.unknown(Globals.word(about), known);
  }
}
