package io.tocsin.core.operation;

/**
 * The spelling of places in a request, after AWS's: {@code relatedItems.1.member.title} for lists
 * (counted from 1), {@code tags.KEY.member} for the value of a map under KEY, and {@code
 * tags.KEY.key} for that key itself.
 */
final class Paths {
  private Paths() {}

  static String member(String parent, String name) {
    return parent.isEmpty() ? Texts.shown(name) : parent + "." + Texts.shown(name);
  }

  /** The item at an index that counts from 0. */
  static String item(String list, int index) {
    return list + "." + (index + 1) + ".member";
  }

  static String value(String map, String key) {
    return map + "." + Texts.shown(key) + ".member";
  }

  static String key(String map, String key) {
    return map + "." + Texts.shown(key) + ".key";
  }

  static boolean isInside(String inner, String outer) {
    return outer.isEmpty() || inner.startsWith(outer + ".");
  }
}
