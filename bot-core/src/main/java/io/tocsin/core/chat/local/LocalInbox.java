package io.tocsin.core.chat.local;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Press;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.Posts.Place;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way into the bot from the local chat. Nobody proves who they are: a person is who they say,
 * as long as that is not the bot.
 *
 * <p>Who names what they do by an id of their own may send it again when an answer was lost: it
 * stands in the room once, and a command that was answered is not carried out again.
 *
 * <p>Throws {@link Unavailable} while the database is away; the command was not carried out then,
 * though a line may already stand in the room.
 */
public final class LocalInbox {
  private static final int MAX_ACTION = 2_000;

  private final LocalChat chat;
  private final Conversation conversation;
  private final UnderWay underWay = new UnderWay();

  public LocalInbox(LocalChat chat, Conversation conversation) {
    this.chat = chat;
    this.conversation = conversation;
  }

  /** As {@link #say(Saying)}, without an id. */
  public Heard say(String room, String as, @Nullable String thread, String text, boolean direct) {
    return say(new Saying(room, as, thread, text, direct, null));
  }

  /** As {@link #press(Pressing)}, without an id. */
  public Heard press(String message, String action, String as, @Nullable String input) {
    return press(new Pressing(message, action, as, input, false, null));
  }

  /**
   * Puts what somebody says into a room, lets the bot handle it, and puts the answer beside it: in
   * the same thread, and for the asker alone if only they need it.
   */
  public Heard say(Saying saying) {
    Optional<Heard> refused =
        refuse(saying.as(), saying.text()).or(() -> chat.neverSeenRoom(saying.room(), saying.as()));
    if (refused.isPresent()) {
      return refused.get();
    }
    String thread = saying.thread();
    if (thread == null) {
      return handle(chat.place(saying.room()), saying);
    }
    return seen(thread, saying.as())
        .filter(message -> message.room().equals(saying.room()))
        .map(message -> handle(threadOf(message), saying))
        .orElseGet(() -> new Heard.Unknown(References.unknownMessage(thread)));
  }

  /**
   * Presses a button of a message for somebody. A button that the message had earlier may be
   * pressed too; the bot says what became of it.
   */
  public Heard press(Pressing pressing) {
    String input = pressing.input();
    Optional<Heard> refused = refuse(pressing.as(), input == null ? pressing.action() : input);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (pressing.action().length() > MAX_ACTION) {
      return new Heard.Unknown("There is no such button.");
    }
    return seen(pressing.message(), pressing.as())
        .map(found -> press(found, pressing))
        .orElseGet(() -> new Heard.Unknown(References.unknownMessage(pressing.message())));
  }

  private Heard handle(Place place, Saying saying) {
    ClientId id = id(place.room() + "\n" + place.thread(), saying.as(), saying.clientId());
    return once(
        id,
        () -> {
          LocalMessage said =
              chat.posts()
                  .byPerson(
                      place,
                      saying.as(),
                      kept(place, saying),
                      id == null ? null : id.line(),
                      saying.direct());
          return before(said.id(), id).orElseGet(() -> handle(said, place, saying, id));
        });
  }

  private Heard handle(LocalMessage said, Place place, Saying saying, @Nullable ClientId id) {
    Attempt attempt = id == null ? null : new Attempt(said.id().toString(), said.at());
    Asked asked = new Asked(said.id(), place, saying.as(), saying.direct(), id);
    return answered(asked, conversation.say(line(place, saying, attempt)));
  }

  /** The line without its secrets, as it stands in the room. */
  private String kept(Place place, Saying saying) {
    return conversation.kept(line(place, saying, null));
  }

  private static Line line(Place place, Saying saying, @Nullable Attempt attempt) {
    return new Line(
        actor(saying.as()),
        room(place.room()),
        reference(place.thread()),
        saying.text(),
        saying.direct() || PrivateRoom.owner(saying.room()).isPresent(),
        attempt);
  }

  /**
   * What is answered, where, to whom, and whether they wait for the answer itself.
   *
   * @param id how a repeat is told; null if there is no way to tell one
   */
  private record Asked(
      UUID message, Place place, String as, boolean direct, @Nullable ClientId id) {
    Place privately() {
      return new Place(place.room(), place.thread(), as);
    }

    @Nullable UUID known() {
      return id == null ? null : id.answer();
    }
  }

  private Heard press(LocalMessage on, Pressing pressing) {
    Optional<Heard> refused =
        PressedInput.problem(on, pressing.action(), pressing.input()).map(Heard.Unfit::new);
    if (refused.isPresent()) {
      return refused.get();
    }
    ClientId id = id(on.id() + "\n" + pressing.action(), pressing.as(), pressing.clientId());
    return once(id, () -> before(on.id(), id).orElseGet(() -> press(on, pressing, id)));
  }

  private Heard press(LocalMessage on, Pressing pressing, @Nullable ClientId id) {
    Attempt attempt = id == null ? null : new Attempt(id.line().toString(), chat.posts().now());
    Press press =
        new Press(
            actor(pressing.as()),
            room(on.room()),
            reference(on.thread()),
            on.id().toString(),
            pressing.action(),
            pressing.input(),
            attempt);
    Place place = new Place(on.room(), on.thread(), on.privateTo());
    Asked asked = new Asked(on.id(), place, pressing.as(), pressing.direct(), id);
    return answered(asked, conversation.press(press));
  }

  private static @Nullable ClientId id(String place, String as, @Nullable UUID given) {
    return given == null ? null : ClientId.of(place, as, given);
  }

  private Heard once(@Nullable ClientId id, Supplier<Heard> work) {
    return id == null ? work.get() : underWay.once(id.line(), work);
  }

  /** What was answered when it came for the first time. */
  private Optional<Heard> before(UUID to, @Nullable ClientId id) {
    return Optional.ofNullable(id)
        .flatMap(known -> chat.posts().known(known.answer()))
        .map(answer -> new Heard.Handled(to, answer, null));
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
    LocalMessage posted =
        chat.posts().answer(place, asked.message(), answer.message(), asked.known());
    return new Heard.Handled(asked.message(), posted, null);
  }

  private Heard storeOnce(Asked asked, Reply.Answer answer) {
    Posts posts = chat.posts();
    if (asked.direct()) {
      LocalMessage kept =
          posts.answer(asked.privately(), asked.message(), answer.kept(), asked.known());
      return new Heard.Handled(asked.message(), kept, kept.saying(answer.message()));
    }
    LocalMessage kept =
        posts.answerOnce(
            asked.privately(), asked.message(), answer.message(), answer.kept(), asked.known());
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
