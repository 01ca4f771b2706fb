package io.tocsin.core.command;

public record Pointing(String text) {
  public static Pointing of(Parsed.Faulty f) {
    return new Pointing(f.message() + "\n" + f.place().line() + "\n" + f.nearest());
  }
}
