package io.tocsin.core.chat;

import org.jspecify.annotations.Nullable;

/**
 * Where a platform hands in what people say and press, once it has verified who they are. The
 * answer is given after whatever was changed is durable.
 *
 * <p>Throws {@link io.tocsin.core.Unavailable} while the database is away; nothing was changed
 * then. Everything else that can go wrong is an answer.
 */
public interface Conversation {

  /** A line was said. */
  Reply say(Line line);

  /** A button was pressed. */
  Reply press(Press press);

  /**
   * The text of a line as a room may keep it: what the bot knows to be a secret is masked in it.
   * Has to be asked before the line is said, for the answer depends on what was said before.
   */
  String kept(Line line);

  /**
   * @param thread the platform's reference of the message in whose thread the line stands; null if
   *     in none
   * @param text as it was typed
   * @param direct whether the line is a command without a mention, as in a direct message or in the
   *     terminal
   */
  record Line(Actor actor, Room room, @Nullable String thread, String text, boolean direct) {}

  /**
   * @param message the platform's reference of the message that carries the button
   * @param action the identifier of the {@link Message.Action}
   * @param input what was filled in; null if nothing was asked for
   */
  record Press(
      Actor actor,
      Room room,
      @Nullable String thread,
      String message,
      String action,
      @Nullable String input) {}

  /** What to say back. */
  sealed interface Reply {
    /**
     * Say this where the line was said.
     *
     * @param message what to show the asker now
     * @param kept what may be kept of it and seen again; the same unless it tells a secret
     * @param privately whether only the asker needs it
     */
    record Answer(Message message, Message kept, boolean privately) implements Reply {

      /** An answer without secrets. */
      public Answer(Message message, boolean privately) {
        this(message, message, privately);
      }

      /** Whether it tells a secret, which may be shown this once and to the asker alone. */
      public boolean isOnce() {
        return !message.equals(kept);
      }
    }

    /** The line was not for the bot. */
    record Silence() implements Reply {}
  }
}
