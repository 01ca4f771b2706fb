package io.tocsin.app;

/** The program's entry: the launcher and the JAR's manifest start it. */
public final class Main {
  private Main() {}

  /** Starts Tocsin. */
  public static void main(String[] args) {
    System.out.println("Tocsin is not wired yet.");
  }
}
