package broken.app;

import broken.web.fake.Pretender;

public final class AsksAStandIn {
  private AsksAStandIn() {}

  public static int ask() {
    return Pretender.answer();
  }
}
