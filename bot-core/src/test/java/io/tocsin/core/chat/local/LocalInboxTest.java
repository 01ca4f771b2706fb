package io.tocsin.core.chat.local;

import static io.tocsin.core.testkit.ScriptedConversation.privately;
import static io.tocsin.core.testkit.ScriptedConversation.publicly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.Json;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Conversation.Press;
import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Choice;
import io.tocsin.core.chat.Message.Input;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.InMemoryLocalChat;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.ScriptedConversation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalInboxTest {
  private final CountingIds ids = new CountingIds();
  private final InMemoryLocalChat store = new InMemoryLocalChat("incidents", "payments");
  private final MovableClock clock = MovableClock.atTwo();
  private final LocalChat chat = new LocalChat(store, clock, ids, "Tocsin Bot");
  private final ScriptedConversation bot = new ScriptedConversation();
  private final LocalInbox inbox = new LocalInbox(chat, bot);

  @Test
  void an_answer_stands_in_the_room_before_the_asker_is_told() {
    bot.on("@aws list", line -> publicly(Message.text("2 open incidents")));

    Heard.Handled heard = handled(inbox.say("incidents", "sam", null, "@aws list", false));

    LocalMessage answer = answer(heard);
    assertThat(answer.replyTo()).isEqualTo(heard.message());
    assertThat(answer.privateTo()).isNull();
    assertThat(answer.fromBot()).isTrue();
    assertThat(seenBy("maria")).containsExactly("@aws list", "2 open incidents");
  }

  @Test
  void the_bot_hears_who_said_it_where_and_how() {
    inbox.say("incidents", "Maria Ł.", null, "ack", true);

    Line line = bot.heard().getFirst();
    assertThat(line.actor().platform()).isEqualTo("local");
    assertThat(line.actor().id()).isEqualTo("Maria Ł.");
    assertThat(line.room()).isEqualTo(new Room("local", "incidents"));
    assertThat(line.thread()).isNull();
    assertThat(line.direct()).isTrue();
  }

  @Test
  void a_private_answer_is_for_the_asker_alone() {
    bot.on("@aws help", line -> privately(Message.text("Only for you")));

    inbox.say("incidents", "sam", null, "@aws help", false);

    assertThat(seenBy("sam")).containsExactly("@aws help", "Only for you");
    assertThat(seenBy("maria")).containsExactly("@aws help");
  }

  @Test
  void an_answer_with_a_secret_is_read_once_by_its_asker_and_kept_with_a_mask() {
    bot.on("@aws rotate", line -> once("the key is 4711", "the key is ••••"));

    Heard.Handled heard = handled(inbox.say("incidents", "sam", null, "@aws rotate", false));

    assertThat(heard.once()).isNull();
    assertThat(seenBy("maria")).containsExactly("@aws rotate");
    assertThat(seenBy("sam")).containsExactly("@aws rotate", "the key is 4711");
    assertThat(seenBy("sam")).containsExactly("@aws rotate", "the key is ••••");
    assertThat(text(answer(heard))).isEqualTo("the key is ••••");
  }

  @Test
  void nobody_who_looks_too_late_sees_a_secret() {
    bot.on("@aws rotate", line -> once("the key is 4711", "the key is ••••"));
    inbox.say("incidents", "sam", null, "@aws rotate", false);

    clock.move(Duration.ofMinutes(6));

    assertThat(seenBy("sam")).containsExactly("@aws rotate", "the key is ••••");
  }

  @Test
  void whoever_waits_for_the_answer_themselves_is_handed_the_secret_and_the_room_is_not() {
    bot.on("rotate", line -> once("the key is 4711", "the key is ••••"));
    bot.onPress("again", press -> once("the key is 4712", "the key is ••••"));

    Heard.Handled said = handled(inbox.say("incidents", "sam", null, "rotate", true));
    Heard.Handled pressed =
        handled(
            inbox.press(new Pressing(said.message().toString(), "again", "sam", null, true, null)));

    assertThat(text(said.once())).isEqualTo("the key is 4711");
    assertThat(said.once().id()).isEqualTo(answer(said).id());
    assertThat(text(pressed.once())).isEqualTo("the key is 4712");
    assertThat(seenBy("sam")).containsExactly("rotate", "the key is ••••", "the key is ••••");
  }

  @Test
  void a_secret_that_is_typed_is_heard_and_not_kept() {
    inbox.say("incidents", "sam", null, "@aws use secret-4711 please", false);

    assertThat(bot.heard().getFirst().text()).isEqualTo("@aws use secret-4711 please");
    assertThat(seenBy("sam")).containsExactly("@aws use •••• please");
  }

  @Test
  void talk_in_a_thread_is_answered_there_also_when_it_names_a_reply() {
    bot.on("ack", line -> publicly(Message.text("Sam has it")));
    UUID root = handled(inbox.say("incidents", "sam", null, "down?", false)).message();
    UUID reply = handled(inbox.say("incidents", "maria", root.toString(), "yes", false)).message();

    LocalMessage answer =
        answer(handled(inbox.say("incidents", "sam", reply.toString(), "ack", false)));

    assertThat(answer.thread()).isEqualTo(root);
    assertThat(bot.heard().getLast().thread()).isEqualTo(root.toString());
  }

  @Test
  void a_thread_on_a_private_message_stays_private() {
    bot.on("@aws help", line -> privately(Message.text("Only for you")));
    UUID root = answer(handled(inbox.say("incidents", "sam", null, "@aws help", false))).id();

    inbox.say("incidents", "sam", root.toString(), "thanks", false);

    assertThat(seenBy("maria")).containsExactly("@aws help");
    assertThat(inbox.say("incidents", "maria", root.toString(), "what?", false))
        .isInstanceOf(Heard.Unknown.class);
  }

  @Test
  void an_unknown_room_is_told_with_the_nearest() {
    assertThat(inbox.say("incdents", "sam", null, "hello", false))
        .isEqualTo(new Heard.Unknown("There is no room “incdents”. Did you mean incidents?"));
    assertThat(inbox.say("zzz", "sam", null, "hello", false))
        .isEqualTo(
            new Heard.Unknown("There is no room “zzz”. The rooms are: incidents, payments."));
  }

  @Test
  void a_thread_of_another_room_is_unknown() {
    UUID root = handled(inbox.say("payments", "sam", null, "here", false)).message();

    assertThat(inbox.say("incidents", "sam", root.toString(), "there", false))
        .isInstanceOf(Heard.Unknown.class);
    assertThat(inbox.say("incidents", "sam", "not-an-id", "there", false))
        .isInstanceOf(Heard.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "aws",
        "AWS",
        "Amazon Q",
        "tocsin",
        "tocsin bot",
        "-x",
        "a  b",
        " a",
        "a ",
        "a\nb",
        "<b>",
        "a\u202Eb",
        "12345678901234567890123456789012345678901"
      })
  void nobody_may_be_called(String name) {
    assertThat(inbox.say("incidents", name, null, "hello", false)).isInstanceOf(Heard.Unfit.class);
    assertThat(bot.heard()).isEmpty();
    assertThat(store.head("incidents")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "you",
        "maria",
        "Łukasz Ó.",
        "李雷",
        "sam-2_x",
        "1234567890123456789012345678901234567890"
      })
  void somebody_may_be_called(String name) {
    assertThat(inbox.say("incidents", name, null, "hello", false))
        .isInstanceOf(Heard.Handled.class);
  }

  @Test
  void texts_that_cannot_be_kept_are_refused() {
    assertThat(refusal("  ")).startsWith("The text is empty.");
    assertThat(refusal("x".repeat(40_001))).contains("40001", "40,000");
    assertThat(refusal("a\u0000b")).contains("U+0000");
    assertThat(refusal("a\uD800b")).contains("U+D800");
    assertThat(inbox.say("incidents", "sam", null, "x".repeat(40_000), false))
        .isInstanceOf(Heard.Handled.class);
  }

  @Test
  void a_press_reaches_the_bot_and_its_answer_hangs_on_the_message() {
    bot.onPress("ack", press -> publicly(Message.text("Sam has it")));
    String card = card();

    Heard.Handled heard = handled(inbox.press(card, "ack", "sam", null));

    assertThat(answer(heard).replyTo()).hasToString(card);
    Press press = bot.pressed().getFirst();
    assertThat(press.message()).isEqualTo(card);
    assertThat(press.room()).isEqualTo(new Room("local", "incidents"));
  }

  @Test
  void a_button_that_is_gone_is_for_the_bot_to_explain() {
    bot.onPress("gone", press -> privately(Message.error("Maria was faster.")));

    Heard.Handled heard = handled(inbox.press(card(), "gone", "sam", null));

    assertThat(answer(heard).privateTo()).isEqualTo("sam");
  }

  @Test
  void what_is_filled_in_is_held_against_what_is_asked_for() {
    String card = card();

    assertThat(inbox.press(card, "ack", "sam", "why not"))
        .isEqualTo(new Heard.Unfit("“Acknowledge” asks for nothing. Leave the input out."));
    assertThat(inbox.press(card, "note", "sam", null))
        .isEqualTo(new Heard.Unfit("“Note” asks for an input: “What happened?”."));
    assertThat(inbox.press(card, "impact", "sam", "9"))
        .isEqualTo(new Heard.Unfit("“Impact” takes one of: 1 (Critical), 2 (High)."));
    assertThat(bot.pressed()).isEmpty();
    handled(inbox.press(card, "impact", "sam", "2"));
    assertThat(bot.pressed().getFirst().input()).isEqualTo("2");
  }

  @Test
  void nobody_presses_what_they_cannot_see() {
    bot.on("@aws help", line -> privately(Message.text("Only for you")));
    UUID hidden = answer(handled(inbox.say("incidents", "sam", null, "@aws help", false))).id();

    assertThat(inbox.press(hidden.toString(), "run", "maria", null))
        .isInstanceOf(Heard.Unknown.class);
    assertThat(inbox.press(ids.next().toString(), "run", "maria", null))
        .isInstanceOf(Heard.Unknown.class);
    assertThat(bot.pressed()).isEmpty();
  }

  @Test
  void an_answer_that_is_lost_is_not_an_invitation_to_do_it_again() {
    bot.on(
        "@aws start checkout",
        line -> {
          store.away(true);
          return publicly(Message.text("#214 is open"));
        });

    Heard heard = inbox.say("incidents", "sam", null, "@aws start checkout", false);

    assertThat(heard).isInstanceOf(Heard.AnswerLost.class);
    assertThat(((Heard.AnswerLost) heard).answer().fallback()).isEqualTo("#214 is open");
  }

  @Test
  void nothing_is_done_while_the_database_is_away() {
    store.away(true);

    assertThatThrownBy(() -> inbox.say("incidents", "sam", null, "hello", false))
        .isInstanceOf(Unavailable.class);
    assertThat(bot.heard()).isEmpty();
  }

  @Test
  void what_is_sent_again_because_an_answer_was_lost_stands_once_and_is_done_once() {
    bot.on("@aws start checkout", line -> publicly(Message.text("#214 is open")));
    Saying saying = saying("@aws start checkout", ids.next());

    Heard.Handled first = handled(inbox.say(saying));
    Heard.Handled again = handled(inbox.say(saying));

    assertThat(again).isEqualTo(first);
    assertThat(bot.heard()).hasSize(1);
    assertThat(seenBy("sam")).containsExactly("@aws start checkout", "#214 is open");
  }

  @Test
  void the_same_words_under_another_id_or_by_somebody_else_are_said_again() {
    UUID id = ids.next();

    handled(inbox.say(saying("hello", id)));
    handled(inbox.say(saying("hello", ids.next())));
    handled(inbox.say(new Saying("incidents", "maria", null, "hello", false, id)));
    handled(inbox.say(new Saying("payments", "sam", null, "hello", false, id)));

    assertThat(seenBy("sam")).containsExactly("hello", "hello", "hello");
    assertThat(store.head("payments")).isEqualTo(1);
  }

  @Test
  void a_line_that_was_kept_but_not_carried_out_is_carried_out_when_it_comes_again() {
    bot.on(
        "@aws list",
        line -> {
          if (bot.heard().size() == 1) {
            throw new Unavailable("away", Duration.ofSeconds(1), new IllegalStateException());
          }
          return publicly(Message.text("nothing"));
        });
    Saying saying = saying("@aws list", ids.next());
    assertThatThrownBy(() -> inbox.say(saying)).isInstanceOf(Unavailable.class);

    handled(inbox.say(saying));

    assertThat(seenBy("sam")).containsExactly("@aws list", "nothing");
    assertThat(bot.heard()).extracting(Line::attempt).doesNotContainNull().hasSize(2);
    assertThat(bot.heard().getFirst()).isEqualTo(bot.heard().getLast());
  }

  @Test
  void who_asks_for_what_is_under_way_gets_its_answer() {
    Saying saying = saying("@aws list", ids.next());
    CompletableFuture<Heard> second = new CompletableFuture<>();
    bot.on(
        "@aws list",
        line -> {
          Thread repeat = Thread.ofVirtual().start(() -> second.complete(inbox.say(saying)));
          waitUntilItWaits(repeat);
          return publicly(Message.text("nothing"));
        });

    Heard first = inbox.say(saying);

    assertThat(second.join()).isEqualTo(first);
    assertThat(bot.heard()).hasSize(1);
  }

  @Test
  void a_press_that_is_sent_again_counts_once() {
    bot.onPress("ack", press -> privately(Message.text("Sam has it")));
    String card = card();
    Pressing pressing = new Pressing(card, "ack", "sam", null, false, ids.next());

    Heard.Handled first = handled(inbox.press(pressing));

    assertThat(inbox.press(pressing)).isEqualTo(first);
    assertThat(bot.pressed()).hasSize(1);
  }

  private static Saying saying(String text, UUID id) {
    return new Saying("incidents", "sam", null, text, false, id);
  }

  private static void waitUntilItWaits(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private String card() {
    Input impact =
        new Input("Impact", List.of(new Choice("1", "Critical"), new Choice("2", "High")), false);
    Message message =
        Message.text("#214")
            .withActions(
                List.of(
                    new Action("ack", "Acknowledge", Style.PRIMARY, null, "ack"),
                    new Action(
                        "note",
                        "Note",
                        Style.NORMAL,
                        new Input("What happened?", List.of(), true),
                        null),
                    new Action("impact", "Impact", Style.NORMAL, impact, null)));
    Parcel parcel = new Parcel(ids.next(), new Room("local", "incidents"), null, null, message);
    return ((Delivery.Delivered) chat.deliver(parcel)).reference();
  }

  private String refusal(String text) {
    return ((Heard.Unfit) inbox.say("incidents", "sam", null, text, false)).reason();
  }

  private List<String> seenBy(String viewer) {
    return chat.changes("incidents", viewer, 0, null, Duration.ZERO).messages().stream()
        .map(message -> Json.read(message.content(), Message.class).fallback())
        .toList();
  }

  private static Reply once(String message, String kept) {
    return new Reply.Answer(Message.text(message), Message.text(kept), true);
  }

  private static String text(@Nullable LocalMessage message) {
    assertThat(message).isNotNull();
    return Json.read(message.content(), Message.class).fallback();
  }

  private static Heard.Handled handled(Heard heard) {
    assertThat(heard).isInstanceOf(Heard.Handled.class);
    return (Heard.Handled) heard;
  }

  private static LocalMessage answer(Heard.Handled heard) {
    LocalMessage answer = heard.answer();
    if (answer == null) {
      throw new AssertionError("The bot said nothing.");
    }
    return answer;
  }
}
