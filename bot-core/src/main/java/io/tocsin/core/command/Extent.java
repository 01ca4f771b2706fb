package io.tocsin.core.command;

import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Member;
import java.util.List;
import java.util.function.Predicate;

/** How much of a text belongs to one value, where nothing but the value itself says so. */
final class Extent {
  private final Times times;

  Extent(ParseContext context) {
    this.times = new Times(context);
  }

  /** The index behind the part at the start of the text that an option takes as its value. */
  int of(Member member, Mapped text) {
    return switch (member.kind()) {
      case Kind.Time _ -> longest(text, Times.MOST_WORDS, part -> times.parse(part).isPresent());
      case Kind.Whole kind when Options.impact(member.name(), kind) ->
          longest(text, 2, part -> Impacts.parse(part).isPresent());
      case Kind.Flag _ -> isTruth(text) ? word(text) : 0;
      case Kind.Text _ ->
          longest(
              text,
              2,
              part -> Options.usual(member.name()).stream().anyMatch(part::equalsIgnoreCase));
      case Kind.Whole _, Kind.OneOf _ -> word(text);
      case Kind.ListOf _, Kind.MapOf _, Kind.Structure _, Kind.Json _, Kind.Hidden _ ->
          text.length();
    };
  }

  private static boolean isTruth(Mapped text) {
    return text.text().matches("(?i)(true|false|yes|no|on|off)\\b.*");
  }

  private static int word(Mapped text) {
    List<Quotes.Run> runs = Quotes.runs(text);
    return runs.isEmpty() ? 0 : runs.getFirst().end();
  }

  /** As many words as make sense together; one if none do. */
  private static int longest(Mapped text, int most, Predicate<String> sense) {
    List<Quotes.Run> runs = Quotes.runs(text);
    for (int words = Math.min(most, runs.size()); words > 1; words--) {
      int end = runs.get(words - 1).end();
      if (sense.test(text.slice(0, end).text().replaceAll("\\s+", " "))) {
        return end;
      }
    }
    return word(text);
  }
}
