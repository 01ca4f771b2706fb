package io.tocsin.core.command;

import io.tocsin.core.command.OptionWords.Found;
import io.tocsin.core.command.OptionWords.Target;
import io.tocsin.core.command.Parsed.Help;
import io.tocsin.core.command.Parsed.Topic;
import io.tocsin.core.operation.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the first words of a line mean: a service and its command, a short form, help. */
final class Grammar {
  /** Short forms that are never the answer to a question. */
  private static final Set<String> LOOKING =
      Set.of("incidents", "status", "timeline", "who", "oncall", "plans");

  private final Lexicon lexicon;
  private final HelpTopics help;
  private final Secrets secrets;

  Grammar(Commands commands) {
    this.lexicon = new Lexicon(commands);
    this.help = new HelpTopics(lexicon);
    this.secrets = new Secrets(new Meaning(lexicon));
  }

  Secrets secrets() {
    return secrets;
  }

  /** Reads a whole command; throws {@link Rejected}. */
  Parsed read(Mapped line, ParseContext context) {
    Draft draft = new Draft();
    Mapped text = leadingGlobals(withoutAws(leadingGlobals(line, draft)), draft);
    String first = Lexicon.first(text);
    if (first.isEmpty() || HelpTopics.asked(first)) {
      return help.on(behind(text));
    } else if (lexicon.isService(first)) {
      return service(first, behind(text), draft, context);
    }
    return word(first, text, draft, context);
  }

  /** Reads the answer to a question; throws {@link Rejected}. */
  Parsed answer(Parsed.Missing missing, Mapped line, ParseContext context) {
    Mapped text = withoutAws(line);
    String first = Lexicon.first(text);
    boolean looking = LOOKING.contains(first) && behind(text).isEmpty();
    if (first.isEmpty()) {
      return missing;
    } else if (looking || HelpTopics.asked(first) || lexicon.isService(first)) {
      return read(text, context);
    }
    Draft draft = new Draft(missing.soFar());
    List<Member> wanted = missing.missing();
    Optional<Member> named =
        wanted.stream().filter(member -> member.option().equals(first)).findFirst();
    CommandReader reader = new CommandReader(missing.command(), wanted, draft, context);
    return named
        .map(member -> reader.readNamed(member, Globals.word(text), behind(text)))
        .orElseGet(() -> reader.read(text))
        .orElseGet(() -> new Help(new Topic.Command(missing.command())));
  }

  /** People paste whole lines of a terminal. */
  private static Mapped withoutAws(Mapped text) {
    Mapped rest = behind(text);
    return Lexicon.first(text).equals("aws") && !rest.isEmpty() ? rest : text;
  }

  private Mapped leadingGlobals(Mapped line, Draft draft) {
    OptionWords options = new OptionWords(List.of());
    Mapped text = line;
    while (text.at(0) == '-' && !HelpTopics.asked(Lexicon.first(text))) {
      Found found = options.at(text, Quotes.runs(text).getFirst()).orElse(null);
      if (found == null || !(found.target() instanceof Target.Everywhere(Global global))) {
        throw options.unknown(Globals.word(text));
      }
      draft.once(global.word(), found.word());
      text = leading(global, found, text, draft);
    }
    return text;
  }

  /** Before a command an option's value is one word, whatever it is. */
  private static Mapped leading(Global global, Found found, Mapped text, Draft draft) {
    Mapped value = text.from(found.value()).strip();
    if (global == Global.CLI_INPUT_JSON) {
      throw Rejected.at(found.word().place(), found.word().literal() + " goes behind the command.");
    } else if (!global.takesValue()) {
      return Globals.apply(global, value, draft);
    } else if (value.isEmpty()) {
      throw Rejected.at(found.word().place(), found.word().literal() + " needs a value after it.");
    }
    Globals.apply(global, Globals.word(value), draft);
    return Globals.behindWord(value);
  }

  private Parsed service(String service, Mapped rest, Draft draft, ParseContext context) {
    Mapped text = leadingGlobals(rest, draft);
    String name = Lexicon.first(text);
    if (name.isEmpty() || HelpTopics.asked(name)) {
      return help.on(service, Lexicon.first(behind(text)));
    }
    return lexicon
        .commands()
        .named(service, name)
        .map(spec -> command(spec, behind(text), draft, context))
        .orElseThrow(() -> Lexicon.unknown(Globals.word(text), lexicon.commandsOf(service)));
  }

  private Parsed command(CommandSpec spec, Mapped rest, Draft draft, ParseContext context) {
    return new CommandReader(spec, CommandReader.required(spec), draft, context)
        .read(rest)
        .orElseGet(() -> new Help(new Topic.Command(spec)));
  }

  private Parsed word(String first, Mapped text, Draft draft, ParseContext context) {
    Mapped rest = behind(text);
    Optional<CommandSpec> command = lexicon.commands().named(first);
    if (command.isPresent()) {
      return command(command.get(), rest, draft, context);
    } else if (lexicon.synonyms().needsSecond(first)) {
      return twoWords(first, text, draft, context);
    } else if (ShortForms.WORDS.contains(first)) {
      return shortForm(first, rest, draft, text, context);
    }
    return lexicon
        .synonyms()
        .named(first)
        .map(synonym -> synonym(synonym, rest, draft, context))
        .orElseThrow(() -> Lexicon.unknown(Globals.word(text), lexicon.all()));
  }

  private Parsed twoWords(String first, Mapped text, Draft draft, ParseContext context) {
    Mapped rest = behind(text);
    if (rest.isEmpty() || HelpTopics.asked(Lexicon.first(rest))) {
      return new Help(new Topic.Word(first));
    }
    return lexicon
        .synonyms()
        .named(first + " " + Lexicon.first(rest))
        .map(synonym -> synonym(synonym, behind(rest), draft, context))
        .orElseThrow(() -> Lexicon.unknown(Globals.word(rest), lexicon.synonyms().seconds(first)));
  }

  private static Parsed synonym(
      Synonyms.Synonym synonym, Mapped rest, Draft draft, ParseContext context) {
    List<Member> positions = new ArrayList<>(synonym.positions());
    CommandReader.required(synonym.spec()).stream()
        .filter(member -> !positions.contains(member))
        .forEach(positions::add);
    return new CommandReader(synonym.spec(), positions, draft, context)
        .read(rest)
        .orElseGet(() -> new Help(new Topic.Word(synonym.words())));
  }

  private static Parsed shortForm(
      String word, Mapped rest, Draft draft, Mapped text, ParseContext context) {
    if (HelpTopics.askedAbout(word, rest)) {
      return new Help(new Topic.Word(word));
    } else if (draft.hasGlobals()) {
      throw Rejected.at(
          Globals.word(text).place(), word + " takes no options; the whole command does.");
    }
    return ShortForms.read(word, rest, context);
  }

  private static Mapped behind(Mapped text) {
    return Globals.behindWord(text);
  }
}
