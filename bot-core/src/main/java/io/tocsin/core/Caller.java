package io.tocsin.core;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as the door has verified it.
 *
 * @param arn the principal, as it stands in {@code createdBy} and in the audit
 * @param displayName what people call the principal
 * @param channel where the request came from
 * @param room the room of the chat it was said in; null outside chats
 * @param region the Region the caller named; null if none
 */
public record Caller(
    String arn,
    String displayName,
    Channel channel,
    @Nullable String room,
    @Nullable String region) {

  /** The kind of way in. */
  public enum Channel {
    CHAT,
    /** A chat, by somebody who may look and change nothing. */
    GUEST,
    API,
    EVENT,
    SYSTEM
  }
}
