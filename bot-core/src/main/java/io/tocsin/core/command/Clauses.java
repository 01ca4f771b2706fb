package io.tocsin.core.command;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A short form that is told in words: {@code primary ann from 18:00 to 20:00}, which may be typed
 * {@code --from 18:00 --to 20:00} as well.
 *
 * @param head what stands before the first of the words
 * @param parts what follows each of them, by the word that it is known by
 */
record Clauses(Mapped head, Map<String, Mapped> parts) {

  /**
   * @param words that begin a part, each with the one that it is known by
   */
  static Clauses of(Mapped text, Map<String, String> words) {
    List<Quotes.Run> runs = Quotes.runs(text);
    Map<String, Mapped> parts = new HashMap<>();
    int end = text.length();
    for (Quotes.Run run : runs.reversed()) {
      String word = word(text.slice(run.start(), run.end()));
      String known = words.get(word.replaceFirst("^--", ""));
      if (known != null) {
        put(parts, known, text.slice(run.end(), end).strip(), text.slice(run.start(), run.end()));
        end = run.start();
      } else if (word.startsWith("--")) {
        throw unknown(text.slice(run.start(), run.end()), words);
      }
    }
    return new Clauses(text.slice(0, end).strip(), parts);
  }

  Optional<Mapped> part(String word) {
    return Optional.ofNullable(parts.get(word));
  }

  private static String word(Mapped typed) {
    return typed.text().toLowerCase(Locale.ROOT);
  }

  private static void put(Map<String, Mapped> parts, String known, Mapped part, Mapped word) {
    if (part.isEmpty()) {
      throw Rejected.at(word.place(), "“" + word.literal() + "” needs something behind it.");
    } else if (parts.put(known, part) != null) {
      throw Rejected.at(word.place(), "“" + word.literal() + "” is said twice.");
    }
  }

  private static Rejected unknown(Mapped option, Map<String, String> words) {
    return new Rejected(
        Parsed.Faulty.at(option.place(), "There is no option “" + option.literal() + "” here.")
            .expecting(
                words.values().stream().distinct().sorted().map(one -> "--" + one).toList()));
  }
}
