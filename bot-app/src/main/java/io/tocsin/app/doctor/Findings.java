package io.tocsin.app.doctor;

import java.io.PrintStream;

/** What the doctor finds, a line for each. */
final class Findings {
  private final PrintStream out;
  private boolean sound = true;

  Findings(PrintStream out) {
    this.out = out;
  }

  void good(String sentence) {
    out.println("ok    " + sentence);
  }

  /** It works, but not all of it. */
  void doubtful(String sentence) {
    out.println("note  " + sentence);
  }

  /** It does not work. */
  void bad(String sentence) {
    sound = false;
    out.println("BAD   " + sentence);
  }

  /** Whether nothing is bad. */
  boolean areSound() {
    return sound;
  }
}
