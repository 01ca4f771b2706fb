package io.tocsin.core.chat.local;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Press;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.Posts.Place;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way into the bot from the local chat. Nobody proves who they are: a person is who they say,
 * as long as that is not the bot.
 *
 * <p>Throws {@link Unavailable} while the database is away; the command was not carried out then,
 * though a line may already stand in the room.
 */
public final class LocalInbox {
  private static final int MAX_ACTION = 2_000;

  private final LocalChat chat;
  private final Conversation conversation;

  public LocalInbox(LocalChat chat, Conversation conversation) {
    this.chat = chat;
    this.conversation = conversation;
  }

  /**
   * Puts what somebody says into a room, lets the bot handle it, and puts the answer beside it: in
   * the same thread, and for the asker alone if only they need it.
   *
   * @param as who says it
   * @param thread the message in whose thread it is said, or any message of that thread; null if in
   *     none
   * @param direct whether it is a command without a mention; whoever says it shows a secret in the
   *     answer themselves then, from {@link Heard.Handled#once}
   */
  public Heard say(String room, String as, @Nullable String thread, String text, boolean direct) {
    Optional<Heard> refused = refuse(as, text).or(() -> chat.unknownRoom(room));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (thread == null) {
      return handle(new Place(room, null, null), as, text, direct);
    }
    return seen(thread, as)
        .filter(message -> message.room().equals(room))
        .map(message -> handle(threadOf(message), as, text, direct))
        .orElseGet(() -> new Heard.Unknown(References.unknownMessage(thread)));
  }

  /**
   * Presses a button of a message for somebody. A button that the message had earlier may be
   * pressed too; the bot says what became of it.
   *
   * @param input what was filled in, where the button asks for something
   */
  public Heard press(String message, String action, String as, @Nullable String input) {
    return press(message, action, as, input, false);
  }

  /**
   * The same.
   *
   * @param direct whether the caller shows a secret in the answer themselves, from {@link
   *     Heard.Handled#once}
   */
  public Heard press(
      String message, String action, String as, @Nullable String input, boolean direct) {
    Optional<Heard> refused = refuse(as, input == null ? action : input);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (action.length() > MAX_ACTION) {
      return new Heard.Unknown("There is no such button.");
    }
    return seen(message, as)
        .map(found -> press(found, action, as, input, direct))
        .orElseGet(() -> new Heard.Unknown(References.unknownMessage(message)));
  }

  private Heard handle(Place place, String as, String text, boolean direct) {
    Line line = new Line(actor(as), room(place.room()), reference(place.thread()), text, direct);
    LocalMessage said = chat.posts().byPerson(place, as, conversation.kept(line));
    Asked asked = new Asked(said.id(), place, as, direct);
    return answered(asked, conversation.say(line));
  }

  /** What is answered, where, to whom, and whether they wait for the answer itself. */
  private record Asked(UUID message, Place place, String as, boolean direct) {
    Place privately() {
      return new Place(place.room(), place.thread(), as);
    }
  }

  private Heard press(
      LocalMessage on, String action, String as, @Nullable String input, boolean direct) {
    Optional<Heard> refused = PressedInput.problem(on, action, input).map(Heard.Unfit::new);
    if (refused.isPresent()) {
      return refused.get();
    }
    Press press =
        new Press(
            actor(as), room(on.room()), reference(on.thread()), on.id().toString(), action, input);
    Place place = new Place(on.room(), on.thread(), on.privateTo());
    return answered(new Asked(on.id(), place, as, direct), conversation.press(press));
  }

  private Heard answered(Asked asked, Reply reply) {
    return switch (reply) {
      case Reply.Silence() -> new Heard.Handled(asked.message(), null, null);
      case Reply.Answer answer -> store(asked, answer);
    };
  }

  private Heard store(Asked asked, Reply.Answer answer) {
    try {
      return answer.isOnce() ? storeOnce(asked, answer) : storePlain(asked, answer);
    } catch (Unavailable lost) {
      // What was asked for is done; to say "unavailable" now would invite to do it twice.
      return new Heard.AnswerLost(asked.message(), answer.message());
    }
  }

  private Heard storePlain(Asked asked, Reply.Answer answer) {
    Place place = answer.privately() ? asked.privately() : asked.place();
    LocalMessage posted = chat.posts().answer(place, asked.message(), answer.message());
    return new Heard.Handled(asked.message(), posted, null);
  }

  private Heard storeOnce(Asked asked, Reply.Answer answer) {
    Posts posts = chat.posts();
    if (asked.direct()) {
      LocalMessage kept = posts.answer(asked.privately(), asked.message(), answer.kept());
      return new Heard.Handled(asked.message(), kept, kept.saying(answer.message()));
    }
    LocalMessage kept =
        posts.answerOnce(asked.privately(), asked.message(), answer.message(), answer.kept());
    return new Heard.Handled(asked.message(), kept, null);
  }

  private Optional<Heard> refuse(String as, String text) {
    return Stream.of(PersonName.problem(as, chat.posts().botName()), SaidText.problem(text))
        .flatMap(Optional::stream)
        .<Heard>map(Heard.Unfit::new)
        .findFirst();
  }

  private Optional<LocalMessage> seen(String reference, String viewer) {
    return References.parse(reference).flatMap(id -> chat.message(id, viewer));
  }

  /** A thread on a private message is as private as that message. */
  private static Place threadOf(LocalMessage message) {
    UUID root = message.thread() == null ? message.id() : message.thread();
    return new Place(message.room(), root, message.privateTo());
  }

  private static @Nullable String reference(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private static Actor actor(String as) {
    return new Actor(LocalChat.NAME, as, as);
  }

  private static Room room(String name) {
    return new Room(LocalChat.NAME, name);
  }
}
