package io.tocsin.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tocsin.core.Nearest;
import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.operation.Kind;
import io.tocsin.core.operation.Limits;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Turns what was written into what an option wants, or says at which place it can't be. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_NUMBER = 40;

  private final Times times;

  Values(ParseContext context) {
    this.times = new Times(context);
  }

  /**
   * @param name what the value is of, as people know it: {@code --impact}, {@code stringValues}
   */
  JsonNode convert(String name, Kind kind, Limits limits, Value value) {
    return switch (kind) {
      case Kind.ListOf(var element) -> items(name, element, value);
      case Kind.MapOf(_, var element) -> dictionary(name, element, value);
      case Kind.Structure(Shape shape) -> structure(name, shape, value);
      case Kind.Text _ -> TextNode.valueOf(text(name, limits, value));
      case Kind.Whole _ -> IntNode.valueOf(whole(name, limits, single(name, value)));
      case Kind.Flag _ -> BooleanNode.valueOf(flag(name, single(name, value)));
      case Kind.Time _ -> TextNode.valueOf(moment(name, single(name, value)));
      case Kind.OneOf oneOf -> TextNode.valueOf(choice(name, oneOf, single(name, value)));
      case Kind.Json _ -> tree(value);
      case Kind.Hidden _ -> TextNode.valueOf(text(name, limits, value));
    };
  }

  private static JsonNode tree(Value value) {
    return switch (value) {
      case Value.Scalar scalar -> scalar(scalar);
      case Value.Nothing nothing -> JSON.nullNode();
      case Value.Items items -> {
        ArrayNode array = JSON.arrayNode();
        items.values().forEach(item -> array.add(tree(item)));
        yield array;
      }
      case Value.Members members -> {
        ObjectNode object = JSON.objectNode();
        members.values().forEach((member, each) -> object.set(member.text(), tree(each)));
        yield object;
      }
    };
  }

  private static JsonNode scalar(Value.Scalar scalar) {
    String text = scalar.literal();
    return switch (scalar.source().at(0)) {
      case '"' -> JSON.textNode(text);
      case 't', 'f' -> JSON.booleanNode(Boolean.parseBoolean(text));
      default -> number(scalar);
    };
  }

  private static JsonNode number(Value.Scalar scalar) {
    String text = scalar.literal();
    if (text.matches("-?[0-9]{1,9}")) {
      return JSON.numberNode(Integer.parseInt(text));
    } else if (text.length() > LONGEST_NUMBER || text.matches(".*[eE][+-]?[0-9]{4,}")) {
      throw Rejected.at(scalar.source().place(), "This number is too long.");
    }
    return JSON.numberNode(new BigDecimal(text));
  }

  private static String text(String name, Limits limits, Value value) {
    String text =
        switch (value) {
          case Value.Scalar scalar when Options.prose(new Kind.Text(), limits) -> scalar.literal();
          case Value.Scalar scalar -> Quotes.unquoted(scalar.source()).strip().text();
          case Value.Items items -> items.source().literal();
          case Value.Members members -> members.source().literal();
          case Value.Nothing nothing -> nothing.source().literal();
        };
    return Options.usual(name).stream().filter(text::equalsIgnoreCase).findFirst().orElse(text);
  }

  private static Mapped single(String name, Value value) {
    if (value instanceof Value.Scalar scalar) {
      return Quotes.unquoted(scalar.source()).strip();
    }
    throw Rejected.at(value.source().place(), name + " takes one value, not several.");
  }

  private static int whole(String name, Limits limits, Mapped word) {
    boolean impact = Options.impact(name, new Kind.Whole());
    OptionalInt number = impact ? Impacts.parse(word.text()) : integer(word.text());
    if (number.isEmpty()
        || number.getAsInt() < limits.least()
        || number.getAsInt() > limits.greatest()) {
      throw impact ? notAnImpact(name, word) : notInRange(name, limits, word);
    }
    return number.getAsInt();
  }

  private static OptionalInt integer(String text) {
    return text.matches("[+-]?[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  static Rejected notAnImpact(String name, Mapped word) {
    String allowed = " takes 1 to 5 (" + String.join(", ", Impacts.IN_WORDS) + "); you gave ";
    return new Rejected(
        Faulty.at(word.place(), name + allowed + shown(word) + ".")
            .guessing(Nearest.to(word.text(), Impacts.names())));
  }

  private static Rejected notInRange(String name, Limits limits, Mapped word) {
    boolean open = limits.greatest() == Long.MAX_VALUE;
    String range = open ? "a whole number" : limits.least() + " to " + limits.greatest();
    return Rejected.at(word.place(), name + " takes " + range + "; you gave " + shown(word) + ".");
  }

  private static boolean flag(String name, Mapped word) {
    return switch (word.text().toLowerCase(Locale.ROOT)) {
      case "", "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> {
        String message = name + " is true or false; you gave " + shown(word) + ".";
        throw new Rejected(Faulty.at(word.place(), message).expecting(List.of("true", "false")));
      }
    };
  }

  private String moment(String name, Mapped word) {
    String message = name + " takes a time; I can't read " + shown(word) + " as one.";
    return times
        .parse(word.text())
        .orElseThrow(() -> new Rejected(Faulty.at(word.place(), message).expecting(Times.EXAMPLES)))
        .toString();
  }

  private static String choice(String name, Kind.OneOf oneOf, Mapped word) {
    String given = word.text().replace('-', '_');
    String message = name + " takes one of a few words; " + shown(word) + " is none of them.";
    return oneOf.values().stream()
        .filter(given::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() ->
            new Rejected(
                Faulty.at(word.place(), message)
                    .expecting(oneOf.values())
                    .guessing(Nearest.to(given, oneOf.values()))));
  }

  private ArrayNode items(String name, Kind.Element element, Value value) {
    List<Value> values = value instanceof Value.Items items ? items.values() : List.of(value);
    ArrayNode array = JSON.arrayNode();
    values.forEach(each -> array.add(convert(name, element.kind(), element.limits(), each)));
    return array;
  }

  private ObjectNode dictionary(String name, Kind.Element element, Value value) {
    ObjectNode object = JSON.objectNode();
    members(name, "name=value", value)
        .forEach((key, each) ->
            object.set(key.text(), convert(key.text(), element.kind(), element.limits(), each)));
    return object;
  }

  ObjectNode structure(String name, Shape shape, Value value) {
    ObjectNode object = JSON.objectNode();
    members(name, example(shape), value)
        .forEach((key, each) -> {
          Member member = member(name, shape, key);
          if (!(each instanceof Value.Nothing)) {
            object.set(member.name(), convert(member.name(), member.kind(), member.limits(), each));
          }
        });
    return object;
  }

  private static Map<Value.Name, Value> members(String name, String example, Value value) {
    if (value instanceof Value.Members members) {
      return members.values();
    }
    throw new Rejected(
        Faulty.at(value.source().place(), name + " is made of named parts.")
            .expecting(List.of(example)));
  }

  private static String example(Shape shape) {
    return shape.members().isEmpty() ? "{}" : shape.members().getFirst().name() + "=…";
  }

  private static Member member(String name, Shape shape, Value.Name key) {
    List<String> names = shape.members().stream().map(Member::name).toList();
    return shape.members().stream()
        .filter(member -> List.of(member.name(), member.capitalized()).contains(key.text()))
        .findFirst()
        .orElseThrow(() ->
            new Rejected(
                Faulty.at(key.place(), name + " has no “" + key.text() + "”.")
                    .expecting(names)
                    .guessing(Nearest.to(key.text(), names))));
  }

  private static String shown(Mapped word) {
    if (word.isEmpty()) {
      return "nothing";
    }
    return word.text().matches("[0-9]{1,9}") ? word.text() : "“" + word.literal() + "”";
  }
}
