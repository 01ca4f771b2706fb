package io.tocsin.core.chat;

import java.time.Instant;
import java.util.List;
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

  /** Somebody wants what was said to be on the timeline of the incident that it is about. */
  Reply keep(Quote quote);

  /**
   * The text of a line as a room may keep it: what the bot knows to be a secret is masked in it.
   * Has to be asked before the line is said, for the answer depends on what was said before.
   */
  String kept(Line line);

  /**
   * What is open, for somebody who looks at no room in particular: first what waits for them. Short
   * enough for one screen of any chat.
   */
  List<Group> desk(Actor actor, Room room);

  /**
   * Messages under one heading, with their buttons.
   *
   * @param heading says how many there are, also where not all of them follow
   */
  record Group(String heading, List<Message> messages) {
    public Group {
      messages = List.copyOf(messages);
    }
  }

  /**
   * @param thread the platform's reference of the message in whose thread the line stands; null if
   *     in none
   * @param text as it was typed
   * @param direct whether the line is a command without a mention, as in a direct message or in the
   *     terminal
   * @param attempt how to tell that it comes a second time; null if the platform cannot
   */
  record Line(
      Actor actor,
      Room room,
      @Nullable String thread,
      String text,
      boolean direct,
      @Nullable Attempt attempt) {

    /** A line that cannot be told from another one with the same words. */
    public Line(Actor actor, Room room, @Nullable String thread, String text, boolean direct) {
      this(actor, room, thread, text, direct, null);
    }
  }

  /**
   * What a person did once, though it may arrive more than once because an answer was lost.
   *
   * @param token the same each time, and never that of anything else
   * @param at when it came for the first time
   */
  record Attempt(String token, Instant at) {}

  /**
   * @param message the platform's reference of the message that carries the button
   * @param action the identifier of the {@link Message.Action}
   * @param input what was filled in; null if nothing was asked for
   * @param attempt how to tell that it comes a second time; null if the platform cannot
   */
  record Press(
      Actor actor,
      Room room,
      @Nullable String thread,
      String message,
      String action,
      @Nullable String input,
      @Nullable Attempt attempt) {

    /** A press that cannot be told from another one of the same button. */
    public Press(
        Actor actor,
        Room room,
        @Nullable String thread,
        String message,
        String action,
        @Nullable String input) {
      this(actor, room, thread, message, action, input, null);
    }
  }

  /**
   * Something that was said in a room, which is to become a note of the incident whose thread it
   * stands in, or of the only open one of the room. Kept for one incident it is kept once, whoever
   * asks and however often.
   *
   * @param actor who wants it kept
   * @param thread the platform's reference of the message in whose thread it stands; null if in
   *     none
   * @param said what was said
   * @param attempt the token is that of the message; the time is when it was said
   */
  record Quote(Actor actor, Room room, @Nullable String thread, Said said, Attempt attempt) {

    /**
     * @param by what people call who said it
     * @param link where it can be read again; null if nowhere
     */
    public record Said(String by, String text, @Nullable String link) {}
  }

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
