package io.tocsin.core.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as people paste it into a chat: unquoted by any shell, over several lines, with the
 * quotes that a phone makes. What stands inside a string is kept as it was typed.
 */
final class JsonReader {
  private static final String WHERE = "JSON";

  private final Cursor in;

  JsonReader(Cursor in) {
    this.in = in;
  }

  /** Reads one value, and the white space after it. */
  Value value() {
    in.skipSpace();
    Value value =
        switch (in.peek()) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string();
          default -> bare();
        };
    in.skipSpace();
    return value;
  }

  private Value object() {
    int start = open('{');
    Map<Value.Name, Value> members = new LinkedHashMap<>();
    while (!in.take('}')) {
      if (!members.isEmpty()) {
        in.expect(',', WHERE);
        in.skipSpace();
      }
      member(members);
    }
    in.shallower();
    return new Value.Members(members, in.since(start));
  }

  private void member(Map<Value.Name, Value> members) {
    int start = in.position();
    if (in.peek() != '"') {
      throw in.unexpected("a name in double quotes", WHERE);
    }
    Value.Name name = new Value.Name(string().literal(), in.since(start).place());
    in.skipSpace();
    in.expect(':', WHERE);
    if (members.putIfAbsent(name, value()) != null) {
      throw Rejected.at(name.place(), "“" + name.text() + "” stands here twice.");
    }
  }

  private Value array() {
    int start = open('[');
    List<Value> items = new ArrayList<>();
    while (!in.take(']')) {
      if (!items.isEmpty()) {
        in.expect(',', WHERE);
      }
      items.add(value());
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

  private Value.Scalar string() {
    int start = in.position();
    int close = closing(start);
    Mapped inside = in.text().slice(start + 1, close);
    in.moveTo(close + 1);
    return new Value.Scalar(unescaped(inside.literal(), inside), in.text().slice(start, close + 1));
  }

  /** A curly quote may stand within straight ones. */
  private int closing(int open) {
    Mapped text = in.text();
    boolean curly = text.typedAt(open) != '"';
    for (int i = open + 1; i < text.length(); i++) {
      if (text.at(i) == '\\') {
        i++;
      } else if (text.at(i) == '"' && (curly || text.typedAt(i) == '"')) {
        return i;
      }
    }
    throw Rejected.at(text.place(open, open + 1), "This quote is never closed.");
  }

  private static String unescaped(String typed, Mapped inside) {
    StringBuilder text = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c != '\\' || i + 1 == typed.length()) {
        text.append(c);
      } else {
        i++;
        i += escape(typed, i, text, inside);
      }
    }
    return text.toString();
  }

  /** Appends what an escape means and answers how many characters it takes beyond its letter. */
  private static int escape(String typed, int at, StringBuilder text, Mapped inside) {
    char c = typed.charAt(at);
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple >= 0) {
      text.append("\"\\/\b\f\n\r\t".charAt(simple));
      return 0;
    }
    String hex =
        typed.substring(Math.min(at + 1, typed.length()), Math.min(at + 5, typed.length()));
    if (c != 'u' || !hex.matches("[0-9a-fA-F]{4}")) {
      throw Rejected.at(inside.place(), "JSON has no escape “\\" + c + "”.");
    }
    text.append((char) Integer.parseInt(hex, 16));
    return 4;
  }

  private Value bare() {
    int start = in.position();
    while (!in.done() && " \n,:]}[{\"".indexOf(in.peek()) < 0) {
      in.moveTo(in.position() + 1);
    }
    Mapped word = in.since(start);
    if (word.text().equals("null")) {
      return new Value.Nothing(word);
    } else if (!word.text().matches("true|false|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
      in.moveTo(start);
      throw in.unexpected("a value (text in double quotes)", WHERE);
    }
    return new Value.Scalar(word.text(), word);
  }
}
