package io.tocsin.core.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call, whatever became of it.
 *
 * @param answer {@code Accepted}, or the kind of the refusal
 * @param request the operation as JSON, secrets left out, shortened to 4,000 characters
 */
public record AuditEntry(
    UUID id,
    Instant at,
    String caller,
    String channel,
    @Nullable String room,
    @Nullable String region,
    String operation,
    String request,
    String answer) {}
