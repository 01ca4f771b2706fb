package io.tocsin.core.operation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One component of a record of the vocabulary.
 *
 * @param name the name in the wire API, in lowerCamel
 * @param required true if it may not be left out
 */
public record Member(String name, Kind kind, boolean required, Limits limits) {

  /** The name as an option of the command line, without the dashes before it. */
  public String option() {
    return kebab(name);
  }

  /** The name with a capital, as {@code --query} in a chat has it. */
  public String capitalized() {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The constraints as short phrases, such as "1 to 5" or "up to 200 characters". */
  public List<String> words() {
    return words(kind, limits);
  }

  /** The names that are allowed, in declared order; empty if this is not an enumeration. */
  public List<String> values() {
    return switch (kind) {
      case Kind.OneOf oneOf -> oneOf.values();
      case Kind.ListOf(Kind.Element(Kind.OneOf oneOf, _)) -> oneOf.values();
      case Kind.ListOf _, Kind.MapOf _, Kind.Structure _, Kind.Text _, Kind.Whole _ -> List.of();
      case Kind.Flag _, Kind.Time _, Kind.Json _, Kind.Hidden _ -> List.of();
    };
  }

  /** {@code resourceARN} is {@code resource-arn}. */
  public static String kebab(String camel) {
    return camel
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static List<String> words(Kind kind, Limits limits) {
    return switch (kind) {
      case Kind.ListOf(var element) -> join(limits.words("items"), "each ", element);
      case Kind.MapOf(var key, var value) ->
          Stream.concat(
                  join(limits.words("entries"), "keys: ", key).stream(),
                  join(List.of(), "values: ", value).stream())
              .toList();
      case Kind.Text _, Kind.Whole _, Kind.Flag _, Kind.Time _ -> limits.words("characters");
      case Kind.Json _, Kind.Hidden _, Kind.OneOf _, Kind.Structure _ -> limits.words("characters");
    };
  }

  private static List<String> join(List<String> own, String prefix, Kind.Element element) {
    Stream<String> inner = words(element.kind(), element.limits()).stream().map(prefix::concat);
    return Stream.concat(own.stream(), inner).toList();
  }
}
