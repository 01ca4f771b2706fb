package broken.core.two;

import broken.core.one.First;

public final class Second {
  private Second() {}

  public static int number() {
    return First.number() - 1;
  }
}
