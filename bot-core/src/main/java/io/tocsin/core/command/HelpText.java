package io.tocsin.core.command;

public final class HelpText {
  private HelpText() {}

  public static String of(Parsed.Topic t) {
    return t.toString();
  }
}
