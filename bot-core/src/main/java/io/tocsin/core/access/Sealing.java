package io.tocsin.core.access;

import java.util.Optional;

/**
 * Closes secrets that have to be used again, so that whoever reads the database alone does not have
 * them. Safe for several threads; never blocks.
 */
public interface Sealing {

  /** A whole sentence that says what must be set before anything can be sealed; empty if it can. */
  Optional<String> missing();

  /**
   * Closes a secret. The same secret is closed differently each time.
   *
   * @param owner whose secret it is, such as {@code webhook:payments}; nobody else's can be put in
   *     its place
   * @throws IllegalStateException if something is {@link #missing}
   */
  Sealed seal(Secret secret, String owner);

  /** The secret again; empty if the key is not at hand, or if it is not what was sealed. */
  Optional<Secret> open(Sealed sealed, String owner);

  /** Whether it should be sealed anew, because a newer key is at hand. */
  boolean isOutdated(Sealed sealed);
}
