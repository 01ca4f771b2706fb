package broken.web;

import broken.persistence.Tables;

public final class LooksIntoTables {
  private LooksIntoTables() {}

  public static int count() {
    return Tables.count();
  }
}
