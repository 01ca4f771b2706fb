package io.tocsin.core.command;

/** Reads a text from left to right; what is not as it must be is rejected at its place. */
final class Cursor {
  /** Deeper than anything that somebody means, and far from the end of the stack. */
  private static final int DEEPEST = 40;

  private final Mapped text;
  private int at;
  private int depth;

  Cursor(Mapped text) {
    this.text = text;
  }

  char peek() {
    return text.at(at);
  }

  char peek(int ahead) {
    return text.at(at + ahead);
  }

  boolean done() {
    return at >= text.length();
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  Mapped text() {
    return text;
  }

  Mapped since(int start) {
    return text.slice(start, at);
  }

  void skipSpace() {
    while (!done() && text.spaceAt(at)) {
      at++;
    }
  }

  /** Steps over the character if it is the next one. */
  boolean take(char wanted) {
    boolean there = !done() && peek() == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  void expect(char wanted, String where) {
    if (!take(wanted)) {
      throw unexpected("“" + wanted + "”", where);
    }
  }

  /** The rejection of what comes next. */
  Rejected unexpected(String wanted, String where) {
    Place here = done() ? text.placeAfter() : text.place(at, at + 1);
    String what = done() ? "the value ends here" : "“" + here.text() + "” can't stand here";
    return Rejected.at(here, where + " needs " + wanted + "; " + what + ".");
  }

  void deeper() {
    depth++;
    if (depth > DEEPEST) {
      throw Rejected.at(text.place(at, at + 1), "This is nested too deep to mean anything.");
    }
  }

  void shallower() {
    depth--;
  }
}
