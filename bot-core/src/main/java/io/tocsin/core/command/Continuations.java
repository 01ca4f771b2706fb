package io.tocsin.core.command;

import io.tocsin.core.command.Completion.Known;
import io.tocsin.core.command.Completion.Suggestion;
import io.tocsin.core.operation.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What can follow the words of a command. */
record Continuations(Lexicon lexicon) {
  private static final Set<String> ABOUT_ONE =
      Set.of("ack", "resolve", "reopen", "status", "timeline");
  private static final List<Suggestion> HELP = List.of(new Suggestion("help", "What there is."));

  List<Suggestion> of(Typing typing, Known known) {
    String first = typing.first();
    if (first.isEmpty()) {
      return anything(typing.word());
    } else if (HelpTopics.asked(first)) {
      return typing.before().size() == 1 ? anything("") : List.of();
    } else if (lexicon.isService(first)) {
      return inService(first, typing.behindFirst(), known);
    }
    return lexicon
        .commands()
        .named(first)
        .map(spec -> new Arguments(spec, CommandReader.required(spec), known))
        .map(arguments -> arguments.of(typing.behindFirst()))
        .orElseGet(() -> inShort(first, typing.behindFirst(), known));
  }

  /** The words of the bot's own first; what the AWS CLI knows when something is typed. */
  private List<Suggestion> anything(String word) {
    List<Suggestion> all = new ArrayList<>(shortWords());
    all.addAll(HELP);
    lexicon.commands().services().stream()
        .map(service -> new Suggestion(service, "Commands of the AWS CLI's grammar."))
        .forEach(all::add);
    if (!word.isEmpty()) {
      lexicon.commands().specs().stream().map(Continuations::command).forEach(all::add);
    }
    return all;
  }

  /** In the order of the help, which begins with what is needed first. */
  private List<Suggestion> shortWords() {
    return ShortHelp.ENTRIES.stream()
        .flatMap(entry -> entry.words().stream())
        .filter(word -> word.indexOf(' ') < 0 && lexicon.isShort(word))
        .distinct()
        .map(word -> new Suggestion(word, meaning(word)))
        .toList();
  }

  private static String meaning(String words) {
    return ShortHelp.ENTRIES.stream()
        .filter(entry -> entry.words().contains(words))
        .map(ShortHelp.Entry::meaning)
        .findFirst()
        .orElse("");
  }

  private static Suggestion command(CommandSpec spec) {
    return new Suggestion(spec.name(), spec.entry().help());
  }

  private List<Suggestion> inService(String service, Typing typing, Known known) {
    if (typing.before().isEmpty()) {
      return Stream.concat(
              lexicon.commands().of(service).stream().map(Continuations::command), HELP.stream())
          .toList();
    }
    return lexicon
        .commands()
        .named(service, typing.first())
        .map(spec -> new Arguments(spec, CommandReader.required(spec), known))
        .map(arguments -> arguments.of(typing.behindFirst()))
        .orElse(List.of());
  }

  private List<Suggestion> inShort(String first, Typing typing, Known known) {
    if (lexicon.synonyms().needsSecond(first)) {
      return typing.before().isEmpty()
          ? seconds(first)
          : synonym(first + " " + typing.first(), typing.behindFirst(), known);
    } else if (ABOUT_ONE.contains(first)) {
      return typing.before().isEmpty() ? known.incidents() : List.of();
    } else if (first.equals("note")) {
      return typing.before().isEmpty() && typing.word().startsWith("#")
          ? known.incidents()
          : List.of();
    }
    List<Suggestion> people = people(first, typing.before().size(), known);
    if (!people.isEmpty()) {
      return people;
    }
    return first.equals("impact") ? impact(typing, known) : synonym(first, typing, known);
  }

  /**
   * Who or what a word about people wants next.
   *
   * @param place how many words stand between
   */
  private static List<Suggestion> people(String first, int place, Known known) {
    return switch (place) {
      case 0 ->
          switch (first) {
            case "page", "cover" -> known.contacts();
            case "activate" -> known.channels();
            case "who", "oncall", "shifts", "gaps" -> known.schedules();
            case "override" ->
                Stream.concat(known.schedules().stream(), known.rotations().stream()).toList();
            default -> List.of();
          };
      case 1 -> first.equals("override") ? known.contacts() : List.of();
      default -> List.of();
    };
  }

  private List<Suggestion> seconds(String first) {
    return lexicon.synonyms().seconds(first).stream()
        .map(second -> new Suggestion(second, meaning(first + " " + second)))
        .toList();
  }

  private List<Suggestion> synonym(String words, Typing typing, Known known) {
    return lexicon
        .synonyms()
        .named(words)
        .map(synonym -> new Arguments(synonym.spec(), positions(synonym), known).of(typing))
        .orElse(List.of());
  }

  private static List<Member> positions(Synonyms.Synonym synonym) {
    return Stream.concat(
            synonym.positions().stream(), CommandReader.required(synonym.spec()).stream())
        .distinct()
        .toList();
  }

  private static List<Suggestion> impact(Typing typing, Known known) {
    return switch (typing.before().size()) {
      case 0 -> Stream.concat(Arguments.impacts().stream(), known.incidents().stream()).toList();
      case 1 -> typing.first().matches("#?[0-9]+") ? Arguments.impacts() : List.of();
      default -> List.of();
    };
  }
}
