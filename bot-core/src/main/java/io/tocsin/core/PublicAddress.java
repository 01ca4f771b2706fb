package io.tocsin.core;

/** Where this installation is reached by whoever has an address of it. */
@FunctionalInterface
public interface PublicAddress {

  /**
   * The whole address of a path.
   *
   * @param path begins with a slash
   */
  String of(String path);
}
