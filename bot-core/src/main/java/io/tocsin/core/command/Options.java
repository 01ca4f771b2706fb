package io.tocsin.core.command;

import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Limits;
import io.tocsin.core.operation.Member;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the grammar wants to know of an option beyond its kind and limits. */
final class Options {
  private static final int SHORT = 50;
  private static final List<String> EVENT_TYPES = List.of("Custom Event", "Note");

  /** What names the thing first, what people write most about it last. */
  static final Comparator<Member> ORDER_TO_ASK =
      Comparator.comparingInt(Options::rank).thenComparingInt(member -> member.limits().longest());

  private Options() {}

  static String typed(Member member) {
    return "--" + member.option();
  }

  /** Prose, to be kept with every character that was typed. */
  static boolean prose(Kind kind, Limits limits) {
    return kind instanceof Kind.Text && limits.patterns().isEmpty();
  }

  /** An ARN, or a number or a name that stands for one. */
  static boolean reference(Member member) {
    return member.name().equals("arn") || member.name().endsWith("Arn");
  }

  /** Whether the value may be any number of words, so that only an option ends it. */
  static boolean takesRest(Member member) {
    return prose(member.kind(), member.limits()) && !reference(member);
  }

  /** Whether the impacts' names may be used. */
  static boolean impact(String name, Kind kind) {
    return kind instanceof Kind.Whole && name.toLowerCase(Locale.ROOT).endsWith("impact");
  }

  /** Values of a text that are meant nearly always; others are allowed. */
  static List<String> usual(String name) {
    return name.equals("eventType") || name.equals("--event-type") ? EVENT_TYPES : List.of();
  }

  private static int rank(Member member) {
    return switch (member.kind()) {
      case Kind.Text _ when reference(member) -> 0;
      case Kind.Text _ when member.limits().longest() <= SHORT -> 1;
      case Kind.Time _ -> 2;
      case Kind.OneOf _, Kind.Whole _, Kind.Flag _ -> 3;
      case Kind.Text _, Kind.Hidden _ -> 4;
      case Kind.ListOf _, Kind.MapOf _, Kind.Structure _, Kind.Json _ -> 5;
    };
  }
}
