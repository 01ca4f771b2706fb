package io.tocsin.core.command;

import io.tocsin.core.command.Parsed.Faulty;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the short forms, most of which are about the incident at hand. */
final class ShortForms {
  static final List<String> WORDS =
      List.of(
          "ack",
          "resolve",
          "reopen",
          "impact",
          "note",
          "status",
          "incidents",
          "timeline",
          "who",
          "oncall",
          "page",
          "stop",
          "activate",
          "shifts",
          "gaps",
          "override",
          "cover");

  private static final Pattern NUMBER = Pattern.compile("#?[0-9]{1,9}[:,]?");
  private static final Pattern MARKED = Pattern.compile("#[0-9]{1,9}[:,]?|(?i:arn):\\S+");

  private ShortForms() {}

  /**
   * @param word one of {@link #WORDS}
   * @param rest what follows it
   */
  static Parsed read(String word, Mapped rest, ParseContext context) {
    return switch (word) {
      case "ack" -> new ShortForm.Ack(onlyIncident(word, rest));
      case "resolve" -> new ShortForm.Resolve(onlyIncident(word, rest));
      case "reopen" -> new ShortForm.Reopen(onlyIncident(word, rest));
      case "status" -> status(word, rest);
      case "timeline" -> new ShortForm.Timeline(onlyIncident(word, rest));
      case "impact" -> impact(rest);
      case "note" -> note(rest);
      case "incidents" -> incidents(rest);
      case "page" -> page(rest);
      case "stop" -> stop(rest);
      case "activate" -> activate(rest);
      default -> new OnCallForms(context).read(word, rest);
    };
  }

  private static Parsed status(String word, Mapped rest) {
    return rest.text().strip().toLowerCase(Locale.ROOT).equals("--deliveries")
        ? new ShortForm.Deliveries()
        : new ShortForm.Status(onlyIncident(word, rest));
  }

  private static @Nullable String onlyIncident(String word, Mapped rest) {
    if (rest.isEmpty()) {
      return null;
    }
    Mapped first = Globals.word(rest);
    if (!isIncident(first)) {
      throw notAnIncident(word, first);
    }
    nothingMore(word + " takes an incident and no more", Globals.behindWord(rest));
    return incident(first);
  }

  private static Parsed impact(Mapped rest) {
    Mapped first = Globals.word(rest);
    Mapped more = Globals.behindWord(rest);
    boolean named = !more.isEmpty() && isIncident(first);
    Mapped impact = named ? more : rest;
    int number =
        Impacts.parse(impact.text()).orElseThrow(() -> Values.notAnImpact("impact", impact));
    return new ShortForm.Impact(named ? incident(first) : null, number);
  }

  private static Parsed note(Mapped rest) {
    Mapped first = Globals.word(rest);
    boolean marked = MARKED.matcher(first.text()).matches();
    Mapped text = marked ? Globals.behindWord(rest) : rest;
    String literal = Quotes.unquoted(text).literal();
    if (literal.isBlank()) {
      throw new Rejected(
          Faulty.at(text.placeAfter(), "note needs a text.")
              .expecting(List.of("note rolled back the deploy", "note #214 rolled back")));
    }
    return new ShortForm.Note(marked ? incident(first) : null, literal);
  }

  private static Parsed page(Mapped rest) {
    if (rest.isEmpty()) {
      throw new Rejected(
          Faulty.at(rest.placeAfter(), "page needs somebody.")
              .expecting(List.of("page maria", "page maria the database is full")));
    }
    Mapped text = Globals.behindWord(rest);
    return new ShortForm.Page(
        Quotes.unquoted(Globals.word(rest)).literal(),
        text.isEmpty() ? null : Quotes.unquoted(text).literal());
  }

  private static Parsed stop(Mapped rest) {
    Mapped first = Globals.word(rest);
    if (!first.text().equalsIgnoreCase("paging")) {
      throw new Rejected(
          Faulty.at(rest.isEmpty() ? rest.placeAfter() : first.place(), "What is to stop?")
              .expecting(List.of("stop paging", "stop paging 214")));
    }
    return new ShortForm.StopPaging(onlyIncident("stop paging", Globals.behindWord(rest)));
  }

  private static Parsed activate(Mapped rest) {
    Mapped code = Globals.behindWord(rest);
    if (code.isEmpty()) {
      throw new Rejected(
          Faulty.at(rest.placeAfter(), "activate needs a contact channel and its code.")
              .expecting(List.of("activate maria/phone 123456")));
    }
    return new ShortForm.Activate(
        Quotes.unquoted(Globals.word(rest)).literal(), Quotes.unquoted(code).literal());
  }

  private static Parsed incidents(Mapped rest) {
    nothingMore("incidents takes nothing more", rest);
    return new ShortForm.Incidents();
  }

  private static boolean isIncident(Mapped word) {
    String text = word.text();
    return NUMBER.matcher(text).matches() || MARKED.matcher(text).matches();
  }

  private static String incident(Mapped word) {
    return word.text().toLowerCase(Locale.ROOT).startsWith("arn:")
        ? word.text()
        : word.text().replaceFirst("[:,]$", "");
  }

  private static Rejected notAnIncident(String word, Mapped given) {
    return new Rejected(
        Faulty.at(given.place(), "“" + given.literal() + "” is no incident.")
            .expecting(List.of(word, word + " 214", word + " #214")));
  }

  private static void nothingMore(String message, Mapped rest) {
    if (!rest.isEmpty()) {
      throw Rejected.at(rest.place(), message + ".");
    }
  }
}
