package io.tocsin.core.command;

import io.tocsin.core.Nearest;
import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.command.output.Format;
import io.tocsin.core.command.output.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the options that every command has. */
final class Globals {
  private static final Map<String, Format> FORMATS =
      Map.of(
          "json", Format.JSON,
          "text", Format.TEXT,
          "table", Format.TABLE,
          "yaml", Format.YAML,
          "yaml-stream", Format.YAML);

  private static final List<String> FORMAT_NAMES = List.of("json", "text", "table", "yaml");

  private Globals() {}

  /** Takes the option's value from the text behind it and gives back what is left of the text. */
  static Mapped apply(Global global, Mapped text, Draft draft) {
    return switch (global) {
      case QUERY -> {
        draft.query(query(Quotes.enclosed(text) ? Quotes.unquoted(text) : text));
        yield text.from(text.length());
      }
      case REGION -> {
        draft.region(region(Quotes.unquoted(word(text))));
        yield behindWord(text);
      }
      case OUTPUT -> {
        draft.format(format(Quotes.unquoted(word(text))));
        yield behindWord(text);
      }
      case YES -> {
        draft.confirm();
        yield text;
      }
      case HELP, CLI_INPUT_JSON, NO_PAGINATE -> text;
    };
  }

  static Mapped word(Mapped text) {
    List<Mapped> words = Quotes.words(text);
    return words.isEmpty() ? text : words.getFirst();
  }

  static Mapped behindWord(Mapped text) {
    List<Quotes.Run> runs = Quotes.runs(text);
    return text.from(runs.isEmpty() ? 0 : runs.getFirst().end()).strip();
  }

  private static Query query(Mapped text) {
    try {
      return Query.of(text.text());
    } catch (Query.BadQuery e) {
      int at = Math.min(e.position(), Math.max(0, text.length() - 1));
      Place place = text.isEmpty() ? text.place() : text.place(at, at + 1);
      String reason = String.valueOf(e.getMessage()).replaceFirst("^syntax error ", "");
      throw Rejected.at(place, "--query is no JMESPath expression: " + reason + ".");
    }
  }

  private static String region(Mapped word) {
    String name = word.text().toLowerCase(Locale.ROOT);
    if (!name.matches("[a-z]{2,}(-[a-z]+)+-[0-9]+")) {
      throw new Rejected(
          Faulty.at(word.place(), "--region takes the name of a Region.")
              .expecting(List.of("us-east-1", "eu-central-1")));
    }
    return name;
  }

  private static Format format(Mapped word) {
    String name = word.text().toLowerCase(Locale.ROOT);
    Format format = FORMATS.get(name);
    if (format == null) {
      throw new Rejected(
          Faulty.at(word.place(), "--output takes json, text, table or yaml.")
              .expecting(FORMAT_NAMES)
              .guessing(Nearest.to(name, FORMAT_NAMES)));
    }
    return format;
  }
}
