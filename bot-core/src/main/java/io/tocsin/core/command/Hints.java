package io.tocsin.core.command;

import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a few words what an option takes. */
final class Hints {
  private Hints() {}

  static String of(Member member) {
    if (Options.reference(member)) {
      return "A name or a number will do";
    }
    return switch (member.kind()) {
      case Kind.Time _ -> String.join(", ", Times.EXAMPLES);
      case Kind.Whole whole when Options.impact(member.name(), whole) ->
          "1 to 5, or " + String.join(", ", Impacts.names());
      case Kind.OneOf oneOf -> String.join(" or ", oneOf.values());
      case Kind.Flag _ -> "Or --no-" + member.option();
      case Kind.ListOf _ -> "One or more, a space between them";
      case Kind.Structure _, Kind.MapOf _ -> "";
      case Kind.Text _, Kind.Whole _, Kind.Json _, Kind.Hidden _ -> capitalized(member.words());
    };
  }

  /** How one value of many parts is written; empty if it has no parts. */
  static String pattern(Member member) {
    return switch (member.kind()) {
      case Kind.Structure _, Kind.MapOf _ -> shorthand(member.kind());
      case Kind.ListOf(Kind.Element(Kind.Structure of, _)) -> shorthand(of);
      case Kind.ListOf _, Kind.OneOf _, Kind.Text _, Kind.Whole _ -> "";
      case Kind.Flag _, Kind.Time _, Kind.Json _, Kind.Hidden _ -> "";
    };
  }

  /** The pattern of a value in shorthand: {@code key=…,condition={after=…|before=…}}. */
  private static String shorthand(Kind kind) {
    return switch (kind) {
      case Kind.Structure(Shape shape) -> members(shape);
      case Kind.MapOf(_, var value) -> "NAME=" + inner(value.kind());
      case Kind.ListOf(var element) -> "[" + inner(element.kind()) + "]";
      case Kind.OneOf oneOf -> String.join("|", oneOf.values());
      case Kind.Text _, Kind.Whole _, Kind.Flag _, Kind.Time _, Kind.Json _, Kind.Hidden _ -> "…";
    };
  }

  private static String inner(Kind kind) {
    boolean braces = kind instanceof Kind.Structure || kind instanceof Kind.MapOf;
    return braces ? "{" + shorthand(kind) + "}" : shorthand(kind);
  }

  private static String members(Shape shape) {
    return shape.members().stream()
        .map(member -> member.name() + "=" + inner(member.kind()))
        .collect(Collectors.joining(shape.isUnion() ? "|" : ","));
  }

  private static String capitalized(List<String> words) {
    String text = String.join(", ", words);
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
