package io.tocsin.core.chat.local;

import static io.tocsin.core.testkit.ScriptedConversation.privately;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Json;
import io.tocsin.core.chat.Conversation.Line;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.DirectMessages;
import io.tocsin.core.chat.DirectMessages.Direct;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.InMemoryLocalChat;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.ScriptedConversation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The room in which somebody is alone with the bot. */
class PrivateRoomTest {
  private final CountingIds ids = new CountingIds();
  private final InMemoryLocalChat store = new InMemoryLocalChat("incidents");
  private final LocalChat chat = new LocalChat(store, MovableClock.atTwo(), ids, "aws");
  private final ScriptedConversation bot = new ScriptedConversation();
  private final LocalInbox inbox = new LocalInbox(chat, bot);
  private final DirectMessages people = chat.directMessages().orElseThrow();

  private Delivery writes(UUID id, String person, @Nullable String replaces, String text) {
    return people.deliver(new Direct(id, person, replaces, Message.text(text), true));
  }

  private static String reference(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    return ((Delivery.Delivered) delivery).reference();
  }

  private List<String> seen(String viewer) {
    return chat.changes("@Maria", viewer, 0, null, Duration.ZERO).messages().stream()
        .map(LocalMessage::content)
        .map(content -> Json.read(content, Message.class).fallback())
        .toList();
  }

  @Test
  void should_be_made_by_the_first_message_and_be_found_by_its_owner_alone() {
    assertThat(chat.rooms("Maria")).containsExactly("incidents");

    reference(writes(new UUID(1, 1), "Maria", null, "You are paged"));

    assertThat(chat.rooms("Maria")).containsExactly("@Maria", "incidents");
    assertThat(chat.history().heads("Maria")).containsEntry("@Maria", 1L);
    assertThat(seen("Maria")).containsExactly("You are paged");
    for (String other : List.of("sam", "maria", "")) {
      assertThat(chat.rooms(other)).containsExactly("incidents");
      assertThat(chat.history().heads(other)).containsOnlyKeys("incidents");
      assertThat(seen(other)).isEmpty();
      assertThat(chat.unknownRoom("@Maria", other)).isPresent();
    }
  }

  @Test
  void should_show_a_message_once_and_change_it_in_place() {
    String first = reference(writes(new UUID(1, 1), "Maria", null, "You are paged"));
    assertThat(reference(writes(new UUID(1, 1), "Maria", null, "You are paged"))).isEqualTo(first);

    assertThat(reference(writes(new UUID(1, 2), "Maria", first, "Leo has it"))).isEqualTo(first);

    assertThat(seen("Maria")).containsExactly("Leo has it");
  }

  @Test
  void should_take_every_line_of_its_owner_for_a_command_and_of_nobody_else() {
    bot.on("ack", line -> privately(Message.text("Acknowledged.")));

    assertThat(inbox.say("@Maria", "Maria", null, "ack", false)).isInstanceOf(Heard.Handled.class);

    assertThat(bot.heard()).extracting(Line::direct).containsExactly(true);
    assertThat(seen("Maria")).containsExactly("ack", "Acknowledged.");
    assertThat(inbox.say("@Maria", "sam", null, "ack", true)).isInstanceOf(Heard.Unknown.class);
    assertThat(bot.heard()).hasSize(1);
    assertThat(seen("sam")).isEmpty();
  }

  @Test
  void should_refuse_whoever_cannot_be_somebody_here_and_wait_for_the_database() {
    assertThat(writes(new UUID(1, 1), "aws", null, "hello"))
        .isEqualTo(new Delivery.Rejected("nobody here is called “aws”"));
    assertThat(inbox.say("@aws", "aws", null, "hello", false)).isInstanceOf(Heard.Unfit.class);
    store.away(true);
    assertThat(writes(new UUID(1, 1), "Maria", null, "hello"))
        .isInstanceOf(Delivery.RetryLater.class);
  }
}
