package io.tocsin.core.command;

import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Member;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells the options of one command from the text around them. */
final class OptionWords {
  /** How the AWS CLI pages, in the words of the API; a chat shows the pages one by one. */
  private static final Map<String, String> PAGING =
      Map.of(
          "max-items", "max-results", "page-size", "max-results", "starting-token", "next-token");

  private final Map<String, Target> own = new TreeMap<>();
  private final Map<String, Target> all = new TreeMap<>();

  OptionWords(Collection<Member> members) {
    members.forEach(this::add);
    PAGING.forEach((cli, api) -> Optional.ofNullable(own.get(api)).map(to -> all.put(cli, to)));
    for (Global global : Global.values()) {
      all.put(global.word(), new Target.Everywhere(global));
    }
    all.putAll(own);
  }

  private void add(Member member) {
    own.put(member.option(), new Target.Own(member, true));
    if (member.kind() instanceof Kind.Flag) {
      own.put("no-" + member.option(), new Target.Own(member, false));
    }
  }

  /** What an option is for. */
  sealed interface Target {
    /**
     * @param on false for {@code --no-…}
     */
    record Own(Member member, boolean on) implements Target {}

    record Everywhere(Global global) implements Target {}
  }

  /**
   * An option as it was typed.
   *
   * @param word with its dashes, without a value
   * @param value where in the text the value begins
   */
  record Found(Target target, Mapped word, int value) {}

  /**
   * The option that a word of the text is; empty if the word is just text.
   *
   * @throws Rejected if it is an option, but none of this command
   */
  Optional<Found> at(Mapped text, Quotes.Run run) {
    Mapped word = text.slice(run.start(), run.end());
    int dashes = word.text().startsWith("--") ? 2 : word.text().startsWith("-") ? 1 : 0;
    if (dashes == 0 || !Character.isLetter(word.at(dashes))) {
      return Optional.empty();
    }
    int equals = word.text().indexOf('=');
    int end = equals < 0 ? word.length() : equals;
    Mapped name = word.slice(0, end);
    return target(name, dashes)
        .map(target -> new Found(target, name, run.start() + (equals < 0 ? end : equals + 1)));
  }

  private Optional<Target> target(Mapped word, int dashes) {
    String name = word.text().substring(dashes).toLowerCase(Locale.ROOT);
    Target exact = all.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    if (dashes == 1) {
      return Optional.empty();
    }
    Optional<Target> abbreviated = abbreviated(word, name);
    if (abbreviated.isEmpty() && !isProse(word, name)) {
      throw unknown(word);
    }
    return abbreviated;
  }

  private Optional<Target> abbreviated(Mapped word, String name) {
    for (Map<String, Target> among : List.of(own, all)) {
      List<String> starting = among.keySet().stream().filter(key -> key.startsWith(name)).toList();
      if (starting.size() == 1) {
        return Optional.ofNullable(among.get(starting.getFirst()));
      } else if (starting.size() > 1) {
        throw new Rejected(
            Faulty.at(word.place(), word + " can mean several options; write a bit more of it.")
                .expecting(typed(starting)));
      }
    }
    return Optional.empty();
  }

  /** A dash that a writer put before a word like no option at all is the writer's own. */
  private boolean isProse(Mapped word, String name) {
    return Characters.dash(word.typedAt(0))
        && near(name).isEmpty()
        && Global.refusal(name).isEmpty();
  }

  /** The rejection of a word that looks like an option. */
  Rejected unknown(Mapped word) {
    String name = word.text().replaceFirst("^-+", "").replaceFirst("=(?s).*", "");
    Optional<String> reason = Global.refusal(name.toLowerCase(Locale.ROOT));
    if (reason.isPresent()) {
      String message = word + " is of no use here: " + reason.get() + ". Leave it out.";
      return Rejected.at(word.place(), message);
    }
    return new Rejected(
        Faulty.at(word.place(), "There is no option “" + word.literal() + "” here.")
            .expecting(typed(own.keySet()))
            .guessing(typed(near(name))));
  }

  private List<String> near(String name) {
    return Nearest.to(name, all.keySet());
  }

  private static List<String> typed(Collection<String> names) {
    return names.stream().map(name -> "--" + name).toList();
  }
}
