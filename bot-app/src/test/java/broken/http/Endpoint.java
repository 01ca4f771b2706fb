package broken.http;

import broken.web.Page;

public final class Endpoint {
  private Endpoint() {}

  public static String name() {
    return Page.title();
  }
}
