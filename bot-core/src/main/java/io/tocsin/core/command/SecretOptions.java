package io.tocsin.core.command;

import io.tocsin.core.Nearest;
import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Operations;
import io.tocsin.core.operation.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which options take a secret, and where their values stand in a text. It is better that too much
 * is taken for a secret than too little, so slips of the fingers count as the option that was
 * meant.
 *
 * @param secret the names of options that take one
 * @param plain the names of those that do not
 * @param words the names of those whose value is one word, so that what follows it is misplaced
 * @param known whether these are the options of the very command that was typed
 */
record SecretOptions(Set<String> secret, Set<String> plain, Set<String> words, boolean known) {
  private static final Pattern OPTION =
      Pattern.compile("(?<![^\\s\"'(\\[{,=])(--?)([A-Za-z][A-Za-z0-9-]*)[=:]?");
  private static final int ABBREVIATED = 3;

  /** The options of one command. */
  static SecretOptions of(CommandSpec spec) {
    return of(spec.options(), true);
  }

  /** The options of all operations, for a line that is none of them. */
  static SecretOptions ofAll() {
    List<Member> all =
        Operations.all().stream()
            .flatMap(entry -> entry.options().stream())
            .map(Operations.Option::member)
            .toList();
    return of(all, false);
  }

  private static SecretOptions of(List<Member> members, boolean known) {
    Set<String> secret = names(members.stream().filter(member -> takesSecret(member.kind())));
    Stream<String> globals =
        Arrays.stream(Global.values())
            .filter(global -> global != Global.CLI_INPUT_JSON)
            .map(Global::word);
    Set<String> plain = names(members.stream().filter(member -> !takesSecret(member.kind())));
    return new SecretOptions(
        secret,
        Stream.concat(plain.stream(), globals).collect(Collectors.toSet()),
        known ? names(members.stream().filter(SecretOptions::isOneWord)) : Set.of(),
        known);
  }

  private static boolean isOneWord(Member member) {
    return switch (member.kind()) {
      case Kind.Text _ -> !Options.takesRest(member);
      case Kind.OneOf _, Kind.Whole _ -> true;
      case Kind.Flag _, Kind.Time _, Kind.Json _, Kind.Hidden _ -> false;
      case Kind.Structure _, Kind.ListOf _, Kind.MapOf _ -> false;
    };
  }

  private static Set<String> names(Stream<Member> members) {
    return members.map(Member::option).collect(Collectors.toSet());
  }

  static boolean takesSecret(Kind kind) {
    return switch (kind) {
      case Kind.Hidden _ -> true;
      case Kind.Structure(Shape shape) ->
          shape.members().stream().anyMatch(member -> takesSecret(member.kind()));
      case Kind.ListOf(Kind.Element element) -> takesSecret(element.kind());
      case Kind.MapOf(Kind.Element key, Kind.Element value) -> takesSecret(value.kind());
      case Kind.Text _, Kind.Whole _, Kind.Flag _, Kind.Time _, Kind.Json _, Kind.OneOf _ -> false;
    };
  }

  boolean none() {
    return secret.isEmpty();
  }

  /** The text before the first option. */
  Mapped unnamed(Mapped text) {
    List<Found> options = options(text);
    return text.slice(0, options.isEmpty() ? text.length() : options.getFirst().start()).strip();
  }

  /** The values of options that take a secret, and words that stand where none belongs. */
  List<Place> values(Mapped text) {
    List<Place> values = new ArrayList<>();
    List<Found> options = options(text);
    for (int i = 0; i < options.size(); i++) {
      int end = i + 1 < options.size() ? options.get(i + 1).start() : text.length();
      Mapped value = text.slice(options.get(i).value(), end).strip();
      Mapped hidden = hidden(options.get(i), value);
      if (!hidden.isEmpty()) {
        values.add(hidden.place());
      }
    }
    return values;
  }

  private Mapped hidden(Found option, Mapped value) {
    return switch (option.means()) {
      case SECRET -> value;
      case ONE_WORD -> Globals.behindWord(value);
      case OTHER -> value.slice(0, 0);
    };
  }

  private enum Means {
    SECRET,
    ONE_WORD,
    OTHER
  }

  /**
   * @param value where its value begins
   */
  private record Found(int start, int value, Means means) {}

  /** Also within quotes, for one quote too many must not hide an option. */
  private List<Found> options(Mapped text) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = OPTION.matcher(text.text());
    while (matcher.find()) {
      String name = matcher.group(2).toLowerCase(Locale.ROOT);
      boolean whole = matcher.group(1).length() == 2;
      if (whole || plain.contains(name) || begun(name)) {
        found.add(new Found(matcher.start(), value(matcher, name), means(name, whole)));
      }
    }
    return found;
  }

  private Means means(String name, boolean whole) {
    boolean secretly = whole ? isSecret(name) : begun(name) && !plain.contains(name);
    if (secretly) {
      return Means.SECRET;
    }
    return words.contains(name) ? Means.ONE_WORD : Means.OTHER;
  }

  /** Somebody may forget the space behind the option. */
  private int value(Matcher option, String name) {
    return secret.stream()
        .filter(name::startsWith)
        .map(each -> option.start(2) + each.length())
        .filter(end -> end < option.end(2))
        .findFirst()
        .orElse(option.end());
  }

  private boolean begun(String name) {
    return secret.stream().anyMatch(name::startsWith);
  }

  private boolean isSecret(String name) {
    if (plain.contains(name)) {
      return false;
    } else if (begun(name) || meansSecret(name) || takesWhole(name)) {
      return true;
    }
    boolean abbreviated = plain.stream().anyMatch(option -> option.startsWith(name));
    return !abbreviated && (known || !Nearest.to(name, secret).isEmpty());
  }

  private boolean meansSecret(String name) {
    boolean enough = known || name.length() >= ABBREVIATED;
    return enough && secret.stream().anyMatch(option -> option.startsWith(name));
  }

  private static boolean takesWhole(String name) {
    return Global.CLI_INPUT_JSON.word().startsWith(name) && name.length() >= ABBREVIATED;
  }
}
