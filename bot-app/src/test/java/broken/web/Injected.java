package broken.web;

final class Injected {
  @interface Inject {}

  @Inject Object thing;
}
