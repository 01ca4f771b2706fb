package io.tocsin.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the text behind an option as the value that the option wants. */
final class ValueReader {
  private static final String WHOLE = "--cli-input-json";
  private static final Pattern SHORTHAND_INSIDE =
      Pattern.compile("(?s)[\\[{ \\n]*[A-Za-z0-9_.#/:-]+[ \\n]*@?=.*");

  private final Values values;

  ValueReader(ParseContext context) {
    this.values = new Values(context);
  }

  JsonNode read(Member member, Mapped text) {
    Files.refuse(Options.typed(member), text);
    return switch (member.kind()) {
      case Kind.ListOf list when text.isEmpty() -> JsonNodeFactory.instance.arrayNode();
      case Kind.ListOf list -> convert(member, elements(list, text));
      case Kind.MapOf _, Kind.Structure _ -> convert(member, single(text));
      case Kind.Text _, Kind.Whole _, Kind.Flag _, Kind.Time _, Kind.OneOf _ ->
          convert(member, scalar(text));
      case Kind.Json _ -> convert(member, json(Quotes.enclosed(text) ? inside(text) : text));
      case Kind.Hidden _ -> convert(member, scalar(text));
    };
  }

  /**
   * All members of an operation at once.
   *
   * @param places of the values, by the names that were written
   */
  record Whole(ObjectNode tree, Map<String, Place> places) {
    Place place(String member) {
      return places.entrySet().stream()
          .filter(place -> place.getKey().equalsIgnoreCase(member))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Reads the members of a whole operation. */
  Whole readAll(Shape shape, Mapped text) {
    Files.refuse(WHOLE, text);
    Mapped inside = Quotes.enclosed(text) ? inside(text) : text;
    Value value = json(inside);
    Map<String, Place> places = new HashMap<>();
    ObjectNode tree = values.structure(WHOLE, shape, value);
    if (value instanceof Value.Members members) {
      members.values().forEach((name, each) -> places.put(name.text(), each.source().place()));
    }
    return new Whole(tree, places);
  }

  private static Mapped inside(Mapped quoted) {
    return Quotes.unquoted(quoted).strip();
  }

  private JsonNode convert(Member member, Value value) {
    return values.convert(Options.typed(member), member.kind(), member.limits(), value);
  }

  private static Value.Scalar scalar(Mapped text) {
    return new Value.Scalar(Quotes.unquoted(text).literal(), text);
  }

  private static Value elements(Kind.ListOf list, Mapped text) {
    if (Quotes.enclosed(text) || text.at(0) == '[' || text.at(0) == '{') {
      Mapped inside = Quotes.enclosed(text) ? inside(text) : text;
      if (inside.at(0) == '[') {
        return bracketed(inside);
      }
    }
    return switch (list.element().kind()) {
      case Kind.Structure(Shape shape) -> structures(names(shape), text);
      case Kind.MapOf _ -> structures(Set.of(), text);
      case Kind.Text _, Kind.Whole _, Kind.Flag _, Kind.Time _, Kind.OneOf _ -> words(text);
      case Kind.ListOf _, Kind.Json _, Kind.Hidden _ -> words(text);
    };
  }

  private static Value words(Mapped text) {
    List<Value> words = new ArrayList<>();
    Quotes.words(text).forEach(word -> words.add(scalar(word)));
    return new Value.Items(words, text);
  }

  /** Elements that follow each other, each in quotes of its own or beginning with a known name. */
  private static Value structures(Set<String> names, Mapped text) {
    List<Value> elements = new ArrayList<>();
    Cursor in = new Cursor(text);
    while (!in.done()) {
      int close = Quotes.closing(text, in.position());
      if (close >= 0) {
        elements.add(single(text.slice(in.position(), close + 1)));
        in.moveTo(close + 1);
      } else if (in.peek() == '{') {
        elements.add(bracketedIn(in));
      } else {
        elements.add(new Shorthand(in, names).element());
      }
      in.skipSpace();
    }
    return new Value.Items(elements, text);
  }

  private static Set<String> names(Shape shape) {
    return shape.members().stream().map(Member::name).collect(Collectors.toSet());
  }

  private static Value single(Mapped text) {
    Mapped inside = Quotes.enclosed(text) ? inside(text) : text;
    if (inside.at(0) == '{' || inside.at(0) == '[') {
      return bracketed(inside);
    }
    Cursor in = new Cursor(inside);
    Value value = new Shorthand(in, Set.of()).element();
    end(in);
    return value;
  }

  private static Value bracketed(Mapped text) {
    Cursor in = new Cursor(text);
    Value value = bracketedIn(in);
    end(in);
    return value;
  }

  private static Value bracketedIn(Cursor in) {
    Mapped ahead = in.text().from(in.position());
    return SHORTHAND_INSIDE.matcher(ahead.text()).matches()
        ? new Shorthand(in, Set.of()).value(0)
        : new JsonReader(in).value();
  }

  private static Value json(Mapped text) {
    Cursor in = new Cursor(text);
    Value value = new JsonReader(in).value();
    end(in);
    return value;
  }

  private static void end(Cursor in) {
    in.skipSpace();
    if (!in.done()) {
      Mapped rest = in.text().from(in.position());
      throw Rejected.at(rest.place(), "The value is complete before “" + shortened(rest) + "”.");
    }
  }

  private static String shortened(Mapped text) {
    String typed = text.literal();
    return typed.length() <= 40 ? typed : typed.substring(0, 40) + "…";
  }
}
