package broken.web.fake;

public final class Pretender {
  private Pretender() {}

  public static int answer() {
    return 200;
  }
}
