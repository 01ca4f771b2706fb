package io.tocsin.core.chat;

/**
 * A person (or a program) in a chat, as the platform has verified it.
 *
 * @param platform such as {@code local} or {@code slack}
 * @param id the platform's own identifier of the person
 * @param displayName what others call the person
 */
public record Actor(String platform, String id, String displayName) {}
