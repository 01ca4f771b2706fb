package io.tocsin.core.testkit;

import io.tocsin.core.Ids;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Room;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat in which a story plays: what people say, press and fill in there, and what they see of it.
 * Everything goes the way that it goes in that chat, in and out.
 */
public interface Stage extends AutoCloseable {

  /** Where the story plays. */
  Room room();

  /** What the relay delivers to, this chat among them. */
  List<ChatPlatform> platforms();

  /**
   * A line that somebody says.
   *
   * @param thread reference of the message in whose thread; null for the room
   */
  Act line(Who who, @Nullable String thread, String text);

  /**
   * A button that somebody presses.
   *
   * @param input what they fill in; null if they are not asked, or fill in nothing
   */
  Act press(Who who, Seen on, Seen.Button button, @Nullable String input);

  /** How somebody is written to alone, as the address of a contact channel. */
  String address(Who who);

  /** A line that somebody says to the bot alone. */
  Act lineAlone(Who who, String text);

  /** A button of a direct message that somebody presses. */
  Act pressAlone(Who who, Seen on, Seen.Button button);

  /** What the bot has written to that person by direct message, in its order; answers too. */
  List<Seen> alone(Who who);

  /** Something that somebody says to the others, and the bot is not meant. */
  Aside aside(Who who, String text);

  /** Somebody wants what was said on the timeline. */
  Act keep(Who who, Aside aside);

  /**
   * What the bot has posted for all to see, in its order.
   *
   * @param thread reference of the message in whose thread; null for the room
   */
  List<Seen> posted(@Nullable String thread);

  /** What the bot has told that person alone, in its order. */
  List<Seen> whispered(Who who);

  /**
   * The way from the chat into the house is started anew, and nothing is remembered there. What
   * people did before may arrive once more.
   */
  void restarts(Conversation spoken);

  @Override
  void close();

  /**
   * Somebody.
   *
   * @param name as others call them
   * @param guest whether they belong to another house
   */
  record Who(String name, boolean guest) {
    public Who(String name) {
      this(name, false);
    }
  }

  /** What somebody does. */
  @FunctionalInterface
  interface Act {

    /**
     * It arrives; done again, the same arrives once more, as after an answer that got lost.
     *
     * @return what they are told; null if nothing
     */
    @Nullable Seen happens();
  }

  /**
   * A message among people.
   *
   * @param text what it says now
   * @param link where it can be read again
   */
  record Aside(String reference, Who by, String text, String link) {
    /** The same message, changed by whoever wrote it. */
    public Aside edited(String other) {
      return new Aside(reference, by, other, link);
    }
  }

  /** Opens the chat; what is said in it goes to the conversation. */
  @FunctionalInterface
  interface Opening {
    Stage open(Conversation conversation, Clock clock, Ids ids);
  }
}
