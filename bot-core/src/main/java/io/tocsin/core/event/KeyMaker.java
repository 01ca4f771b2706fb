package io.tocsin.core.event;

import io.tocsin.core.access.Secret;

/**
 * Makes the keys of event sources. Given from outside, for the core has no randomness of its own.
 */
@FunctionalInterface
public interface KeyMaker {
  /** A new key that nobody can guess: 32 random bytes in base64url, without padding. */
  Secret make();
}
