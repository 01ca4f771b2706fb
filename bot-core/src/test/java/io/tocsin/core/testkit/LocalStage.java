package io.tocsin.core.testkit;

import io.tocsin.core.Ids;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.Conversation.Attempt;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Quote;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.local.Heard;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalChatStore;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.LocalInbox;
import io.tocsin.core.chat.local.Pressing;
import io.tocsin.core.chat.local.PrivateRoom;
import io.tocsin.core.chat.local.Saying;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The local chat. It has no guests, and nobody can point at a message there: a story that has
 * either hands them in where another chat would.
 */
public final class LocalStage implements Stage {
  private final LocalChatStore store;
  private Conversation conversation;
  private final Clock clock;
  private final Ids ids;
  private LocalChat chat;
  private LocalInbox inbox;
  private final @Nullable ChatPlatform instead;

  public LocalStage(LocalChatStore store, Conversation conversation, Clock clock, Ids ids) {
    this(store, conversation, clock, ids, null);
  }

  /**
   * @param instead what the relay delivers to; null for the chat itself
   */
  public LocalStage(
      LocalChatStore store,
      Conversation conversation,
      Clock clock,
      Ids ids,
      @Nullable ChatPlatform instead) {
    this.store = store;
    this.conversation = conversation;
    this.clock = clock;
    this.ids = ids;
    this.chat = new LocalChat(store, clock, ids, "aws");
    this.inbox = new LocalInbox(chat, conversation);
    this.instead = instead;
  }

  /** What is stored. */
  public LocalChat chat() {
    return chat;
  }

  @Override
  public Room room() {
    return new Room(LocalChat.NAME, World.ROOM);
  }

  @Override
  public List<ChatPlatform> platforms() {
    return List.of(instead == null ? chat : instead);
  }

  @Override
  public Act line(Who who, @Nullable String thread, String text) {
    if (who.guest()) {
      Actor guest = new Actor(LocalChat.NAME, who.name(), who.name(), true);
      return () -> told(conversation.say(new Line(guest, room(), thread, text, false)));
    }
    UUID id = ids.next();
    return () ->
        told(inbox.say(new Saying(World.ROOM, who.name(), thread, text, false, id)), who.name());
  }

  @Override
  public Act press(Who who, Seen on, Seen.Button button, @Nullable String input) {
    UUID id = ids.next();
    return () ->
        told(
            inbox.press(new Pressing(on.reference(), button.value(), who.name(), input, false, id)),
            who.name());
  }

  @Override
  public String address(Who who) {
    return LocalChat.NAME + ":" + who.name();
  }

  @Override
  public Act lineAlone(Who who, String text) {
    String room = PrivateRoom.of(who.name());
    UUID id = ids.next();
    return () -> told(inbox.say(new Saying(room, who.name(), null, text, false, id)), who.name());
  }

  @Override
  public Act pressAlone(Who who, Seen on, Seen.Button button) {
    return press(who, on, button, null);
  }

  @Override
  public List<Seen> alone(Who who) {
    return seen(PrivateRoom.of(who.name()), who.name(), message -> true);
  }

  @Override
  public Aside aside(Who who, String text) {
    Heard.Handled heard = (Heard.Handled) inbox.say(World.ROOM, who.name(), null, text, false);
    String reference = heard.message().toString();
    return new Aside(reference, who, text, "https://chat.example/" + reference);
  }

  @Override
  public Act keep(Who who, Aside aside) {
    LocalMessage message =
        chat.message(UUID.fromString(aside.reference()), who.name()).orElseThrow();
    Quote quote =
        new Quote(
            new Actor(LocalChat.NAME, who.name(), who.name()),
            room(),
            null,
            new Quote.Said(aside.by().name(), aside.text(), aside.link()),
            new Attempt(aside.reference(), message.at()));
    return () -> stored(conversation.keep(quote), who);
  }

  /** So that its buttons can be pressed. */
  private @Nullable Seen stored(Reply reply, Who who) {
    if (!(reply instanceof Reply.Answer answer)) {
      return null;
    }
    return seen(
        store.post(
            new LocalChatStore.NewMessage(
                ids.next(),
                World.ROOM,
                null,
                "aws",
                true,
                clock.instant(),
                Json.write(answer.message()),
                who.name(),
                null,
                null,
                false)));
  }

  private static @Nullable Seen told(Reply reply) {
    return reply instanceof Reply.Answer answer
        ? seen("", Instant.EPOCH, null, answer.message())
        : null;
  }

  private @Nullable Seen told(Heard heard, String who) {
    return switch (heard) {
      case Heard.Handled(UUID message, LocalMessage answer, LocalMessage once) ->
          answer == null ? null : seen(chat.told(List.of(answer), who).getFirst());
      case Heard.AnswerLost(UUID message, Message answer) -> throw new AssertionError(answer);
      case Heard.Unfit(String reason) -> seen("", Instant.EPOCH, null, Message.error(reason));
      case Heard.Unknown(String reason) -> seen("", Instant.EPOCH, null, Message.error(reason));
    };
  }

  @Override
  public List<Seen> posted(@Nullable String thread) {
    return seen(
        World.ROOM,
        "nobody",
        message ->
            message.privateTo() == null
                && Objects.equals(thread, message.thread() == null ? null : "" + message.thread()));
  }

  @Override
  public List<Seen> whispered(Who who) {
    return seen(World.ROOM, who.name(), message -> who.name().equals(message.privateTo()));
  }

  private List<Seen> seen(String room, String viewer, Predicate<LocalMessage> wanted) {
    return chat.latest(room, viewer, null).messages().stream()
        .filter(LocalMessage::fromBot)
        .filter(wanted)
        .sorted(Comparator.comparing(LocalMessage::at).thenComparing(LocalMessage::id))
        .map(LocalStage::seen)
        .toList();
  }

  private static Seen seen(LocalMessage message) {
    String thread = message.thread() == null ? null : message.thread().toString();
    return seen(
        message.id().toString(), message.at(), thread, Json.read(message.content(), Message.class));
  }

  private static Seen seen(String reference, Instant at, @Nullable String thread, Message message) {
    String shown =
        Stream.concat(
                Stream.ofNullable(message.title()),
                message.sections().stream().map(LocalStage::inWords))
            .collect(Collectors.joining("\n"));
    List<Seen.Button> buttons =
        message.actions().stream().map(it -> new Seen.Button(it.label(), it.id())).toList();
    return new Seen(reference, at, thread, message.fallback(), shown, buttons);
  }

  private static String inWords(Section section) {
    return switch (section) {
      case Section.Paragraph(String text) -> text;
      case Section.Bullets(List<String> items) -> String.join("\n", items);
      case Section.Fields(List<Message.Field> fields) ->
          fields.stream()
              .map(it -> it.label() + ": " + it.value())
              .collect(Collectors.joining("\n"));
      case Section.Code(String text) -> text;
      case Section.Moment(String label, Instant at) -> label + " " + at;
    };
  }

  @Override
  public void restarts(Conversation spoken) {
    conversation = spoken;
    chat = new LocalChat(store, clock, ids, "aws");
    inbox = new LocalInbox(chat, spoken);
  }

  @Override
  public void close() {
    // Nothing of it is open.
  }
}
