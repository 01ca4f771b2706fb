package io.tocsin.core.chat.local;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A button of a message of the local chat that somebody presses.
 *
 * @param as who presses it
 * @param input what was filled in, where the button asks for something; null if nothing was
 * @param clientId what the client calls it, the same when it is sent again; null for no such name
 */
public record Pressing(
    String message, String action, String as, @Nullable String input, @Nullable UUID clientId) {}
