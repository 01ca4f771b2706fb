package io.tocsin.core.event;

import io.tocsin.core.operation.SourceOperation.SourceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named, keyed door that notifications come in by.
 *
 * @param keyHash SHA-256 of the key, in hexadecimal; the key itself is kept nowhere (it is 256
 *     random bits, so that a plain hash of it cannot be guessed back)
 * @param plan the name of the response plan that its events start
 */
public record EventSource(
    String name,
    SourceKind kind,
    String keyHash,
    String plan,
    String createdBy,
    Instant createdAt,
    @Nullable Instant rotatedAt) {}
