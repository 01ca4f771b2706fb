package io.tocsin.core.chat.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Json;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.local.LocalChat.Changes;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.InMemoryLocalChat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LocalChatTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Room INCIDENTS = new Room("local", "incidents");

  private final CountingIds ids = new CountingIds();
  private final InMemoryLocalChat store = new InMemoryLocalChat("incidents", "payments");
  private final LocalChat chat =
      new LocalChat(store, Clock.fixed(NOON, ZoneOffset.UTC), ids, "aws");

  @Test
  void a_delivery_stands_in_its_room() {
    deliver(ids.next(), null, null, "Checkout is down");

    LocalMessage posted = look(0).messages().getFirst();
    assertThat(posted.author()).isEqualTo("aws");
    assertThat(posted.fromBot()).isTrue();
    assertThat(posted.at()).isEqualTo(NOON);
    assertThat(text(posted)).isEqualTo("Checkout is down");
  }

  @Test
  void the_same_delivery_again_changes_nothing() {
    UUID delivery = ids.next();

    Delivery first = deliver(delivery, null, null, "once");
    Delivery second = deliver(delivery, null, null, "once");

    assertThat(second).isEqualTo(first);
    assertThat(look(0).messages()).hasSize(1);
  }

  @Test
  void a_replacement_changes_the_message_in_place() {
    String reference = reference(deliver(ids.next(), null, null, "OPEN"));
    long before = look(0).cursor();

    deliver(ids.next(), null, reference, "RESOLVED");

    List<LocalMessage> changed = look(before).messages();
    assertThat(changed).hasSize(1);
    assertThat(changed.getFirst().id()).hasToString(reference);
    assertThat(changed.getFirst().revision()).isEqualTo(2);
    assertThat(text(changed.getFirst())).isEqualTo("RESOLVED");
  }

  @Test
  void what_goes_to_a_thread_is_found_by_its_thread() {
    String root = reference(deliver(ids.next(), null, null, "the incident"));
    deliver(ids.next(), null, null, "something else");
    deliver(ids.next(), root, null, "its story");

    Changes thread = chat.changes("incidents", "sam", 0, UUID.fromString(root), Duration.ZERO);

    assertThat(thread.messages())
        .extracting(LocalChatTest::text)
        .containsExactly("the incident", "its story");
    UUID id = UUID.fromString(root);
    assertThat(chat.history().replies(List.of(id), "sam", 10)).isEqualTo(Map.of(id, 1));
  }

  @Test
  void what_can_never_be_delivered_is_rejected() {
    assertThat(chat.deliver(parcel(new Room("local", "nowhere"), null, null)))
        .isEqualTo(new Delivery.Rejected("There is no local room nowhere."));
    assertThat(chat.deliver(parcel(new Room("slack", "C1"), null, null)))
        .isInstanceOf(Delivery.Rejected.class);
    assertThat(chat.deliver(parcel(INCIDENTS, "no-reference", null)))
        .isInstanceOf(Delivery.Rejected.class);
    assertThat(chat.deliver(parcel(INCIDENTS, null, ids.next().toString())))
        .isInstanceOf(Delivery.Rejected.class);
  }

  @Test
  void a_delivery_waits_while_the_database_is_away() {
    store.away(true);

    assertThat(deliver(ids.next(), null, null, "later"))
        .isEqualTo(new Delivery.RetryLater(Duration.ofSeconds(2), "The database is away."));
  }

  @Test
  void one_who_waits_is_woken_by_a_delivery() {
    CompletableFuture<Changes> waiting =
        CompletableFuture.supplyAsync(
            () -> chat.changes("incidents", "sam", 0, null, Duration.ofMinutes(10)));

    deliver(ids.next(), null, null, "wake up");

    assertThat(waiting.join().messages())
        .extracting(LocalChatTest::text)
        .containsExactly("wake up");
  }

  @Test
  void what_comes_between_the_look_and_the_wait_is_not_missed() {
    InterruptedLook look = new InterruptedLook(store);
    LocalChat sly = new LocalChat(look, Clock.fixed(NOON, ZoneOffset.UTC), ids, "aws");
    look.then(() -> sly.deliver(parcel(INCIDENTS, null, null)));

    Changes changes = sly.changes("incidents", "sam", 0, null, Duration.ofMinutes(10));

    assertThat(changes.messages()).extracting(LocalChatTest::text).containsExactly("anything");
  }

  @Test
  void an_interrupted_wait_ends_with_nothing() {
    Thread.currentThread().interrupt();

    Changes changes = chat.changes("incidents", "sam", 7, null, Duration.ofMinutes(10));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(changes).isEqualTo(new Changes(List.of(), 7));
  }

  @Test
  void the_latest_are_found_behind_many_edits() {
    String first = reference(deliver(ids.next(), null, null, "message 0"));
    IntStream.range(1, 250).forEach(n -> deliver(ids.next(), null, null, "message " + n));
    IntStream.range(0, 1500).forEach(n -> deliver(ids.next(), null, first, "edit " + n));

    Changes latest = chat.latest("incidents", "sam", null);

    assertThat(latest.messages()).hasSize(LocalChat.PAGE);
    assertThat(text(latest.messages().getFirst())).isEqualTo("message 51");
    assertThat(text(latest.messages().getLast())).isEqualTo("edit 1499");
    assertThat(latest.cursor()).isEqualTo(1750);
  }

  @Test
  void nothing_latest_in_an_empty_room() {
    assertThat(chat.latest("payments", "sam", null)).isEqualTo(new Changes(List.of(), 0));
  }

  private Changes look(long after) {
    return chat.changes("incidents", "sam", after, null, Duration.ZERO);
  }

  private Delivery deliver(
      UUID delivery, @Nullable String thread, @Nullable String replaces, String text) {
    return chat.deliver(new Parcel(delivery, INCIDENTS, thread, replaces, Message.text(text)));
  }

  private Parcel parcel(Room room, @Nullable String thread, @Nullable String replaces) {
    return new Parcel(ids.next(), room, thread, replaces, Message.text("anything"));
  }

  private static String reference(Delivery delivery) {
    return ((Delivery.Delivered) delivery).reference();
  }

  private static String text(LocalMessage message) {
    return Json.read(message.content(), Message.class).fallback();
  }
}
