package broken.core.one;

import broken.core.two.Second;

public final class First {
  private First() {}

  public static int number() {
    return Second.number() + 1;
  }
}
