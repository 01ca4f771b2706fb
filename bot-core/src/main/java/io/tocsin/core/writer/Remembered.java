package io.tocsin.core.writer;

import java.time.Instant;

/**
 * An answer kept for whoever asks the same again: by client token, or by the identifier of a
 * notification that was delivered twice.
 *
 * @param scope what kind of token it is, such as {@code StartIncident} or {@code event:checkout}
 * @param fingerprint of the request's details; the same token with another one is a conflict
 * @param answer the answer as JSON
 */
public record Remembered(
    String scope, String token, String fingerprint, String answer, Instant expiresAt) {}
