package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;

/**
 * What was said to somebody.
 *
 * @param now for their eyes, at once
 * @param kept for the room's memory: the same, but for secrets
 */
record Told(Message now, Message kept) {

  /** Something without secrets. */
  static Told of(Message message) {
    return new Told(message, message);
  }
}
