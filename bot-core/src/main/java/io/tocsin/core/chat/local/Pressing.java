package io.tocsin.core.chat.local;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A button of a message of the local chat that somebody presses.
 *
 * @param as who presses it
 * @param input what was filled in, where the button asks for something; null if nothing was
 * @param direct whether the caller shows a secret in the answer themselves, from {@link
 *     Heard.Handled#once}
 * @param clientId what the client calls it, the same when it is sent again; null for no such name
 */
public record Pressing(
    String message,
    String action,
    String as,
    @Nullable String input,
    boolean direct,
    @Nullable UUID clientId) {}
