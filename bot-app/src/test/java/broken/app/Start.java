package broken.app;

public final class Start {
  private Start() {}

  public static int number() {
    return 1;
  }

  static final class TimeManager {}

  static final class TextUtil {}

  static final class TextUtils {}

  static final class TestHelper {}

  static final class Managerial {}
}
