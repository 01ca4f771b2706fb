package broken.web;

import java.util.logging.Logger;

public final class Prints {
  private Prints() {}

  static void toTheConsole() {
    System.out.println();
  }

  static void toTheErrors() {
    System.err.println();
  }

  static void aTrace(Exception e) {
    e.printStackTrace();
  }

  static void toAnotherLog() {
    Logger.getLogger("").info("");
  }
}
