package io.tocsin.core;

import java.util.UUID;

/** Makes identifiers. Given from outside, so that the core stays a pure function of its input. */
public interface Ids {
  /** A new identifier, never given before; later ones sort behind earlier ones. */
  UUID next();

  /** Six digits that nobody can guess; may be the same as earlier ones. */
  String code();
}
