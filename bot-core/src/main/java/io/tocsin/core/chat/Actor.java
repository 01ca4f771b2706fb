package io.tocsin.core.chat;

/**
 * A person (or a program) in a chat, as the platform has verified it.
 *
 * @param platform such as {@code local} or {@code slack}
 * @param id the platform's own identifier of the person
 * @param displayName what others call the person
 * @param guest whether they belong to another house and were only let into the room, as with a
 *     channel that two companies share: they may look, and change nothing
 */
public record Actor(String platform, String id, String displayName, boolean guest) {

  /** One of ours. */
  public Actor(String platform, String id, String displayName) {
    this(platform, id, displayName, false);
  }
}
