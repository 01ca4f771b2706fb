package io.tocsin.core.command;

import io.tocsin.core.Nearest;
import io.tocsin.core.command.OptionWords.Found;
import io.tocsin.core.command.OptionWords.Target;
import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.command.Parsed.Help;
import io.tocsin.core.command.Parsed.Topic;
import io.tocsin.core.operation.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the first words of a line mean: a service and its command, a short form, help. */
final class Grammar {
  private static final Set<String> HELP = Set.of("help", "--help", "-help", "-h", "?");

  /** Short forms that are never the answer to a question. */
  private static final Set<String> LOOKING =
      Set.of("incidents", "status", "timeline", "who", "oncall", "plans");

  /** What people put behind a word when they are in a hurry: ack! */
  private static final Pattern SIGHS = Pattern.compile("(?<=[a-z])[.!?]+$");

  private final Commands commands;
  private final Synonyms synonyms;

  Grammar(Commands commands) {
    this.commands = commands;
    this.synonyms = new Synonyms(commands);
  }

  /** Reads a whole command; throws {@link Rejected}. */
  Parsed read(Mapped line, ParseContext context) {
    Draft draft = new Draft();
    Mapped text = leadingGlobals(withoutAws(leadingGlobals(line, draft)), draft);
    String first = low(text);
    if (first.isEmpty() || HELP.contains(first)) {
      return help(behind(text));
    } else if (commands.services().contains(first)) {
      return service(first, behind(text), draft, context);
    }
    return word(first, text, draft, context);
  }

  /** Reads the answer to a question; throws {@link Rejected}. */
  Parsed answer(Parsed.Missing missing, Mapped line, ParseContext context) {
    Mapped text = withoutAws(line);
    String first = low(text);
    boolean looking = LOOKING.contains(first) && behind(text).isEmpty();
    if (first.isEmpty()) {
      return missing;
    } else if (looking || HELP.contains(first) || commands.services().contains(first)) {
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
    return low(text).equals("aws") && !rest.isEmpty() ? rest : text;
  }

  private Mapped leadingGlobals(Mapped line, Draft draft) {
    OptionWords options = new OptionWords(List.of());
    Mapped text = line;
    while (text.at(0) == '-' && !HELP.contains(low(text))) {
      Found found = options.at(text, Quotes.runs(text).getFirst()).orElse(null);
      if (found == null || !(found.target() instanceof Target.Everywhere(Global global))) {
        throw options.unknown(Globals.word(text));
      }
      draft.once(found.word().text(), found.word());
      text = leading(global, found, text, draft);
    }
    return text;
  }

  /** Before a command an option's value is one word, whatever it is. */
  private static Mapped leading(Global global, Found found, Mapped text, Draft draft) {
    Mapped value = text.from(found.value()).strip();
    if (!global.takesValue()) {
      return Globals.apply(global, value, draft);
    } else if (value.isEmpty()) {
      throw Rejected.at(found.word().place(), found.word().literal() + " needs a value after it.");
    }
    Globals.apply(global, Globals.word(value), draft);
    return Globals.behindWord(value);
  }

  private Parsed service(String service, Mapped rest, Draft draft, ParseContext context) {
    Mapped text = leadingGlobals(rest, draft);
    String name = low(text);
    if (name.isEmpty() || HELP.contains(name)) {
      return helpOn(service, low(behind(text)));
    }
    return commands
        .named(service, name)
        .map(spec -> command(spec, behind(text), draft, context))
        .orElseThrow(() -> unknown(Globals.word(text), commandNames(service)));
  }

  private Parsed helpOn(String service, String command) {
    return commands
        .named(service, command)
        .<Parsed>map(spec -> new Help(new Topic.Command(spec)))
        .orElseGet(() -> new Help(new Topic.Service(service)));
  }

  private Parsed command(CommandSpec spec, Mapped rest, Draft draft, ParseContext context) {
    return new CommandReader(spec, CommandReader.required(spec), draft, context)
        .read(rest)
        .orElseGet(() -> new Help(new Topic.Command(spec)));
  }

  private Parsed word(String first, Mapped text, Draft draft, ParseContext context) {
    Mapped rest = behind(text);
    Optional<CommandSpec> command = commands.named(first);
    if (command.isPresent()) {
      return command(command.get(), rest, draft, context);
    } else if (synonyms.needsSecond(first)) {
      return twoWords(first, text, draft, context);
    } else if (ShortForms.WORDS.contains(first)) {
      return shortForm(first, rest, draft, text);
    }
    return synonyms
        .named(first)
        .map(synonym -> synonym(synonym, rest, draft, context))
        .orElseThrow(() -> unknown(Globals.word(text), firstWords()));
  }

  private Parsed twoWords(String first, Mapped text, Draft draft, ParseContext context) {
    Mapped rest = behind(text);
    if (rest.isEmpty() || HELP.contains(low(rest))) {
      return new Help(new Topic.Word(first));
    }
    return synonyms
        .named(first + " " + low(rest))
        .map(synonym -> synonym(synonym, behind(rest), draft, context))
        .orElseThrow(() -> unknown(Globals.word(rest), synonyms.seconds(first)));
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

  private static Parsed shortForm(String word, Mapped rest, Draft draft, Mapped text) {
    boolean asksHelp =
        HELP.contains(low(rest)) && behind(rest).isEmpty() && !rest.text().equals("?");
    if (asksHelp && !(word.equals("note") && low(rest).equals("help"))) {
      return new Help(new Topic.Word(word));
    } else if (draft.hasGlobals()) {
      throw Rejected.at(
          Globals.word(text).place(), word + " takes no options; the whole command does.");
    }
    return ShortForms.read(word, rest);
  }

  private Parsed help(Mapped about) {
    String first = low(about);
    String both = first + " " + low(behind(about));
    if (commands.services().contains(first)) {
      return helpOn(first, low(behind(about)));
    } else if (synonyms.named(both).isPresent()) {
      return new Help(new Topic.Word(both));
    } else if (isWord(first)) {
      return new Help(new Topic.Word(first));
    }
    return commands
        .named(first)
        .<Parsed>map(spec -> new Help(new Topic.Command(spec)))
        .orElseGet(() -> overview(about));
  }

  private Parsed overview(Mapped about) {
    List<String> near =
        about.isEmpty() || HELP.contains(low(about))
            ? List.of()
            : Nearest.to(low(about), firstWords());
    if (near.isEmpty()) {
      return new Help(new Topic.Overview());
    }
    throw unknown(Globals.word(about), firstWords());
  }

  private boolean isWord(String word) {
    return ShortForms.WORDS.contains(word)
        || synonyms.needsSecond(word)
        || synonyms.named(word).isPresent();
  }

  private static Rejected unknown(Mapped word, List<String> known) {
    return new Rejected(
        Faulty.at(word.place(), "I don't know the command “" + word.literal() + "”.")
            .guessing(Nearest.to(word.text(), known)));
  }

  private List<String> commandNames(String service) {
    return commands.of(service).stream().map(CommandSpec::name).toList();
  }

  /** Everything that a line may begin with. */
  private List<String> firstWords() {
    return Stream.of(
            ShortForms.WORDS,
            synonyms.firsts(),
            List.of("help"),
            commands.services(),
            commands.specs().stream().map(CommandSpec::name).toList())
        .flatMap(List::stream)
        .toList();
  }

  private static String low(Mapped text) {
    return SIGHS.matcher(Globals.word(text).text().toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  private static Mapped behind(Mapped text) {
    return Globals.behindWord(text);
  }
}
