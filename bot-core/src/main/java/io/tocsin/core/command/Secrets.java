package io.tocsin.core.command;

import io.tocsin.core.access.Redaction;
import io.tocsin.core.access.Redaction.Span;
import io.tocsin.core.command.Meaning.Meant;
import io.tocsin.core.operation.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what nobody may keep of a typed command: values of options that take a secret, also where
 * they stand at a wrong place or the rest of the line is wrong, and whatever has the shape of a
 * secret.
 */
record Secrets(Meaning meaning) {

  /**
   * @param asked what the line may be the answer to
   */
  List<Span> in(Mapped command, Optional<Parsed.Missing> asked) {
    List<Place> places =
        switch (meaning.of(command)) {
          case Meant.Command meant -> of(meant);
          case Meant.Words _ -> List.of();
          case Meant.Unknown _ ->
              asked
                  .map(missing -> answer(missing, command))
                  .orElseGet(() -> SecretOptions.ofAll().values(command));
        };
    return withShapes(command, places);
  }

  /** In talk among people, only a command without its mention counts. */
  List<Span> inTalk(Mapped text) {
    return withShapes(
        text, meaning.of(text) instanceof Meant.Command meant ? of(meant) : List.of());
  }

  private static List<Span> withShapes(Mapped text, List<Place> places) {
    List<Span> spans = new ArrayList<>(spans(places));
    for (Span shape : Redaction.in(text.text())) {
      Place place = text.place(shape.start(), shape.end());
      spans.add(new Span(place.start(), place.end()));
    }
    return spans;
  }

  static List<Span> spans(List<Place> places) {
    return places.stream().map(place -> new Span(place.start(), place.end())).toList();
  }

  static List<Place> of(Meant.Command meant) {
    SecretOptions options = SecretOptions.of(meant.spec());
    if (options.none()) {
      return List.of();
    }
    List<Place> places = new ArrayList<>(options.values(meant.rest()));
    places.addAll(unnamed(options.unnamed(meant.rest()), meant.positions()));
    return places;
  }

  private static List<Place> answer(Parsed.Missing missing, Mapped line) {
    SecretOptions options = SecretOptions.of(missing.command());
    if (options.none()) {
      return List.of();
    }
    List<Place> places = new ArrayList<>(options.values(line));
    Mapped unnamed = options.unnamed(line);
    String first = Lexicon.first(unnamed);
    boolean named = missing.missing().stream().anyMatch(member -> member.option().equals(first));
    Mapped value = Globals.behindWord(unnamed);
    if (!named) {
      places.addAll(unnamed(unnamed, missing.missing()));
    } else if (options.secret().contains(first) && !value.isEmpty()) {
      places.add(value.place());
    }
    return places;
  }

  /** From where a secret may stand: everything before it is one word for each position. */
  private static List<Place> unnamed(Mapped text, List<Member> positions) {
    int before = 0;
    while (before < positions.size() && !SecretOptions.takesSecret(positions.get(before).kind())) {
      before++;
    }
    List<Quotes.Run> words = Quotes.runs(text);
    boolean prose =
        before == positions.size() && before > 0 && Options.takesRest(positions.getLast());
    return prose || words.size() <= before
        ? List.of()
        : List.of(text.from(words.get(before).start()).place());
  }
}
