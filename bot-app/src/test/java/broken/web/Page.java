package broken.web;

public final class Page {
  private Page() {}

  public static String title() {
    return "";
  }
}
