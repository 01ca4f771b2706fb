package io.tocsin.core.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the AWS CLI's shorthand, {@code key=status,condition={equals={stringValues=[OPEN]}}}, with
 * white space allowed wherever no shell would have let it through.
 */
final class Shorthand {
  private static final String WHERE = "Shorthand";
  private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_.#/:-]+)[ \\n]*(@?)=");
  private static final Pattern JSON_AHEAD = Pattern.compile("\\{[ \\n]*\"");

  private final Cursor in;

  /** Names with which the next element of a list may begin. */
  private final Set<String> starters;

  Shorthand(Cursor in, Set<String> starters) {
    this.in = in;
    this.starters = starters;
  }

  /** Reads {@code name=value} pairs up to the end, or to where the next element begins. */
  Value.Members element() {
    int start = in.position();
    Map<Value.Name, Value> members = new LinkedHashMap<>();
    do {
      in.skipSpace();
      member(members, 0);
      in.skipSpace();
    } while (in.take(','));
    return new Value.Members(members, in.since(start));
  }

  private void member(Map<Value.Name, Value> members, int depth) {
    Matcher key = keyAhead();
    if (key == null) {
      throw in.unexpected("name=value", WHERE);
    }
    int start = in.position();
    Value.Name name =
        new Value.Name(key.group(1), in.text().place(start, start + key.group(1).length()));
    in.moveTo(key.end());
    if (members.containsKey(name)) {
      throw Rejected.at(name.place(), "“" + name.text() + "” stands here twice.");
    }
    Value value = values(depth);
    if (!key.group(2).isEmpty()) {
      Files.refuse(name.text(), value.source());
    }
    members.put(name, value);
  }

  private @Nullable Matcher keyAhead() {
    Matcher key = KEY.matcher(in.text().text()).region(in.position(), in.text().length());
    return key.lookingAt() ? key : null;
  }

  /** One value, or several with commas between them. */
  private Value values(int depth) {
    in.skipSpace();
    int start = in.position();
    List<Value> values = new ArrayList<>();
    values.add(value(depth));
    int end = in.position();
    while (anotherValue()) {
      values.add(value(depth));
      end = in.position();
    }
    in.moveTo(end);
    return values.size() == 1 ? values.getFirst() : new Value.Items(values, in.since(start));
  }

  /** Steps over a comma if a value follows, not the next name. */
  private boolean anotherValue() {
    in.skipSpace();
    if (!in.take(',')) {
      return false;
    }
    in.skipSpace();
    return !in.done() && keyAhead() == null && in.peek() != '}' && in.peek() != ']';
  }

  /** Reads one value, in brackets or not. */
  Value value(int depth) {
    return switch (in.peek()) {
      case '{' -> jsonAhead() ? new JsonReader(in).value() : hash(depth + 1);
      case '[' -> list(depth + 1);
      default -> scalar(depth);
    };
  }

  private boolean jsonAhead() {
    return JSON_AHEAD
        .matcher(in.text().text())
        .region(in.position(), in.text().length())
        .lookingAt();
  }

  private Value hash(int depth) {
    int start = open('{');
    Map<Value.Name, Value> members = new LinkedHashMap<>();
    while (!in.take('}')) {
      if (!members.isEmpty()) {
        in.expect(',', WHERE);
        in.skipSpace();
      }
      member(members, depth);
      in.skipSpace();
    }
    in.shallower();
    return new Value.Members(members, in.since(start));
  }

  private Value list(int depth) {
    int start = open('[');
    List<Value> items = new ArrayList<>();
    while (!in.take(']')) {
      if (!items.isEmpty()) {
        in.expect(',', WHERE);
        in.skipSpace();
      }
      items.add(value(depth));
      in.skipSpace();
    }
    in.shallower();
    return new Value.Items(items, in.since(start));
  }

  private int open(char bracket) {
    int start = in.position();
    in.expect(bracket, WHERE);
    in.deeper();
    in.skipSpace();
    return start;
  }

  private Value scalar(int depth) {
    int start = in.position();
    int close = Quotes.closing(in.text(), start);
    if (close >= 0) {
      in.moveTo(close + 1);
      Mapped quoted = in.since(start);
      String text = Quotes.unquoted(quoted).literal();
      boolean single = quoted.at(0) == '\'';
      return new Value.Scalar(single ? text.replace("\\\\", "\\") : text, quoted);
    }
    while (!in.done() && !ends(depth)) {
      in.moveTo(in.position() + (in.peek() == '\\' && in.peek(1) == ',' ? 2 : 1));
    }
    Mapped word = in.since(start).strip();
    return new Value.Scalar(word.literal().replace("\\,", ","), word);
  }

  private boolean ends(int depth) {
    char c = in.peek();
    if (c == ',') {
      return true;
    }
    return depth > 0 ? c == '}' || c == ']' : startsNext();
  }

  private boolean startsNext() {
    if (starters.isEmpty() || !in.text().spaceAt(in.position())) {
      return false;
    }
    int here = in.position();
    in.skipSpace();
    Matcher key = keyAhead();
    in.moveTo(here);
    return key != null && starters.contains(key.group(1));
  }
}
