package io.tocsin.core.command;

import io.tocsin.core.command.Parsed.Faulty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the short forms about who is on call. */
final class OnCallForms {
  static final Set<String> WORDS = Set.of("who", "oncall", "shifts", "gaps", "override", "cover");

  /** How far a calendar in a chat may go. */
  private static final int MOST_DAYS = 366;

  private static final int USUAL_DAYS = 14;
  private static final String FILLING = "(?i)^(is )?(on[- ]?call)?\\s*((for|in|of) )?|\\s*\\?+$";
  private static final Map<String, String> TIME = Map.of("at", "at");
  private static final Map<String, String> DAYS = Map.of("days", "days", "for", "for");
  private static final Map<String, String> SPAN =
      Map.of("from", "from", "to", "to", "until", "to", "till", "to", "for", "for");

  private final ComingTimes times;
  private final Instant now;

  OnCallForms(ParseContext context) {
    this.times = new ComingTimes(context);
    this.now = context.now();
  }

  /**
   * @param word one of {@link #WORDS}
   * @param rest what follows it
   */
  ShortForm read(String word, Mapped rest) {
    return switch (word) {
      case "shifts" -> shifts(rest);
      case "gaps" -> new ShortForm.Gaps(named(word, rest));
      case "override" -> override(rest);
      case "cover" -> cover(rest);
      default -> onCall(rest);
    };
  }

  private ShortForm onCall(Mapped rest) {
    Clauses clauses = Clauses.of(rest, TIME);
    return new ShortForm.OnCall(
        schedule(clauses.head()), clauses.part("at").map(at -> time(at, now)).orElse(null));
  }

  private static @Nullable String schedule(Mapped text) {
    String name = Quotes.unquoted(text).literal().replaceAll(FILLING, "").strip();
    return name.isEmpty() ? null : name;
  }

  private static ShortForm shifts(Mapped rest) {
    Clauses clauses = Clauses.of(rest, DAYS);
    Optional<Integer> days =
        clauses
            .part("days")
            .map(OnCallForms::days)
            .or(() -> clauses.part("for").map(length -> (int) length(length).toDays()));
    return new ShortForm.Shifts(named("shifts", clauses.head()), days.orElse(USUAL_DAYS));
  }

  private static int days(Mapped text) {
    int days = text.text().matches("[0-9]{1,3}") ? Integer.parseInt(text.text()) : 0;
    if (days < 1 || days > MOST_DAYS) {
      throw new Rejected(
          Faulty.at(text.place(), "A calendar shows 1 to %d days.".formatted(MOST_DAYS))
              .expecting(List.of("shifts primary --days 30")));
    }
    return days;
  }

  private ShortForm override(Mapped rest) {
    Clauses clauses = Clauses.of(rest, SPAN);
    Mapped person = Globals.behindWord(clauses.head());
    if (person.isEmpty()) {
      throw new Rejected(
          Faulty.at(
                  clauses.head().placeAfter(),
                  "override needs a schedule or a rotation, who steps in, and when.")
              .expecting(List.of("override primary ann from 18:00 to 20:00")));
    }
    Instant from = from(clauses);
    return new ShortForm.Override(
        Quotes.unquoted(Globals.word(clauses.head())).literal(),
        Quotes.unquoted(person).literal(),
        from,
        to("override primary ann", clauses, from));
  }

  private ShortForm cover(Mapped rest) {
    Clauses clauses = Clauses.of(rest, SPAN);
    if (clauses.head().isEmpty()) {
      throw new Rejected(
          Faulty.at(rest.placeAfter(), "Who is to be covered?")
              .expecting(List.of("cover me until 18:00", "cover ann until 18:00")));
    }
    String name = Quotes.unquoted(clauses.head()).literal();
    Instant from = from(clauses);
    return new ShortForm.Cover(
        name.toLowerCase(Locale.ROOT).equals("me") ? null : name,
        from,
        to("cover " + clauses.head().text(), clauses, from));
  }

  private Instant from(Clauses clauses) {
    return clauses.part("from").map(from -> time(from, now)).orElse(now);
  }

  private Instant to(String beginning, Clauses clauses, Instant from) {
    return clauses
        .part("to")
        .map(to -> time(to, from))
        .or(() -> clauses.part("for").map(length -> from.plus(length(length))))
        .orElseThrow(() ->
            new Rejected(
                Faulty.at(clauses.head().placeAfter(), "Until when?")
                    .expecting(List.of(beginning + " until 18:00", beginning + " for 2 hours"))));
  }

  private Instant time(Mapped text, Instant after) {
    String typed = Quotes.unquoted(text).text().replaceFirst("[?.]$", "");
    return times
        .parse(typed, after)
        .orElseThrow(() ->
            new Rejected(
                Faulty.at(text.place(), "“" + text.literal() + "” is no time.")
                    .expecting(ComingTimes.EXAMPLES)));
  }

  private static Duration length(Mapped text) {
    return ComingTimes.length(Quotes.unquoted(text).text())
        .filter(Duration::isPositive)
        .filter(length -> length.toDays() <= MOST_DAYS)
        .orElseThrow(() ->
            new Rejected(
                Faulty.at(text.place(), "“" + text.literal() + "” is no length of time.")
                    .expecting(List.of("90 min", "2 hours", "3 days"))));
  }

  private static String named(String word, Mapped rest) {
    if (rest.isEmpty()) {
      throw new Rejected(
          Faulty.at(rest.placeAfter(), word + " needs the name of a schedule.")
              .expecting(List.of(word + " primary")));
    }
    return Quotes.unquoted(rest).literal();
  }
}
