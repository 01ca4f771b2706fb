package io.tocsin.core.operation;

import org.jspecify.annotations.Nullable;

/**
 * An operation that takes a client token: the same token with the same details gives the first
 * answer again and changes nothing; with other details it is refused as a conflict.
 */
public interface Idempotent {
  @Nullable String clientToken();
}
