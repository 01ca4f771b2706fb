package io.tocsin.core.chat.local;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says in the local chat.
 *
 * @param as who says it
 * @param thread the message in whose thread it is said, or any message of that thread; null if in
 *     none
 * @param direct whether it is a command without a mention; whoever says it shows a secret in the
 *     answer themselves then, from {@link Heard.Handled#once}
 * @param clientId what the client calls it, the same when it is sent again; null for no such name
 */
public record Saying(
    String room,
    String as,
    @Nullable String thread,
    String text,
    boolean direct,
    @Nullable UUID clientId) {}
