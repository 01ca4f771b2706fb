package io.tocsin.core;

import java.util.UUID;

/** Makes identifiers. Given from outside, so that the core stays a pure function of its input. */
@FunctionalInterface
public interface Ids {
  /** A new identifier, never given before; later ones sort behind earlier ones. */
  UUID next();
}
