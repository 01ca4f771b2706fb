package io.tocsin.core.chat.local;

import io.tocsin.core.chat.Message;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a line that was said or a button that was pressed. */
public sealed interface Heard {

  /**
   * It was handled, and whatever it changed is durable.
   *
   * @param message the line as it stands in the room, or the message whose button was pressed
   * @param answer what the bot said to it, already in the room; null if the bot had nothing to say
   * @param once the same answer with its secrets, to be shown now or never; null if it has none, or
   *     if the asker gets to see it by reading the room
   */
  record Handled(
      UUID message,
      LocalChatStore.@Nullable LocalMessage answer,
      LocalChatStore.@Nullable LocalMessage once)
      implements Heard {}

  /**
   * It was handled, but the answer could not be put into the room any more. Sending it again would
   * do it again.
   */
  record AnswerLost(UUID message, Message answer) implements Heard {}

  /** Nothing was kept: it breaks a rule. The reason says which, and what is allowed. */
  record Unfit(String reason) implements Heard {}

  /** Nothing was kept: what it names is not there. The reason names what is nearest. */
  record Unknown(String reason) implements Heard {}
}
