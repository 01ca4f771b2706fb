package io.tocsin.persistence;

import static io.tocsin.core.testkit.StateSamples.NOON;
import static io.tocsin.core.testkit.StateSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.chat.local.LocalChatStore;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import io.tocsin.core.chat.local.LocalChatStore.NewMessage;
import io.tocsin.core.chat.local.LocalChatStore.NoSuchRoom;
import io.tocsin.core.chat.local.Stretch;
import io.tocsin.core.chat.local.Stretch.Edge;
import io.tocsin.core.chat.local.Stretch.Part;
import io.tocsin.core.chat.local.Stretch.Point;
import io.tocsin.core.writer.Change.AddRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PostgresLocalChatStoreTest {
  private static final DatabaseConfig CONFIG = TestDatabase.copy();
  private static final Database DATABASE = Database.open(CONFIG);

  private final LocalChatStore chat = DATABASE.localChatStore();

  @BeforeEach
  void twoRooms() {
    TestDatabase.empty(CONFIG);
    DATABASE
        .stateStore()
        .inBatch(batch -> {
          batch.commit(List.of(new AddRoom("shop", NOON), new AddRoom("incidents", NOON)));
          return true;
        });
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static NewMessage said(long id, String content) {
    return new NewMessage(
        id(id), "shop", null, "alice", false, NOON, content, null, null, null, false);
  }

  private static NewMessage delivered(long id, String content, UUID delivery) {
    return new NewMessage(
        id(id), "shop", null, "aws", true, NOON, content, null, null, delivery, false);
  }

  private static NewMessage in(NewMessage message, @Nullable UUID thread, @Nullable String to) {
    return new NewMessage(
        message.id(),
        message.room(),
        thread,
        message.author(),
        message.fromBot(),
        message.at(),
        message.content(),
        to,
        message.replyTo(),
        message.deliveryId(),
        false);
  }

  private List<UUID> changes(String viewer, long after, @Nullable UUID thread, int limit) {
    return chat.changes("shop", viewer, after, thread, limit).stream()
        .map(LocalMessage::id)
        .toList();
  }

  @Test
  void should_list_rooms_by_name() {
    assertThat(chat.rooms()).containsExactly("incidents", "shop");
  }

  @Test
  void should_answer_a_message_as_it_was_posted() {
    NewMessage message =
        new NewMessage(
            id(1),
            "shop",
            id(2),
            "alice",
            true,
            NOON,
            "{\"a\": \"b\"}",
            "bob",
            id(3),
            id(4),
            false);

    LocalMessage posted = chat.post(message);

    assertThat(posted)
        .isEqualTo(
            new LocalMessage(
                id(1), "shop", 1, 1, id(2), "alice", true, NOON, "{\"a\": \"b\"}", "bob", id(3)));
    assertThat(chat.message(id(1))).contains(posted);
    assertThat(chat.message(id(2))).isEmpty();
  }

  @Test
  void should_refuse_a_room_that_is_not_there() {
    NewMessage message =
        new NewMessage(id(1), "nowhere", null, "a", false, NOON, "x", null, null, id(2), false);

    assertThatThrownBy(() -> chat.post(message)).isInstanceOf(NoSuchRoom.class);
    assertThat(TestDatabase.count(CONFIG, "chat_delivery")).isZero();
  }

  @Test
  void should_count_cursors_for_each_room() {
    chat.post(said(1, "one"));
    chat.post(said(2, "two"));

    assertThat(chat.head("shop")).isEqualTo(2);
    assertThat(chat.head("incidents")).isZero();
    assertThat(chat.head("nowhere")).isZero();
  }

  @Test
  void should_answer_the_first_message_again_when_a_delivery_is_repeated() {
    LocalMessage first = chat.post(delivered(1, "one", id(90)));
    LocalMessage repeated = chat.post(delivered(2, "other", id(90)));

    assertThat(repeated).isEqualTo(first);
    assertThat(chat.head("shop")).isEqualTo(1);
  }

  @Test
  void should_show_an_edited_message_again_with_a_higher_revision_and_cursor() {
    chat.post(said(1, "one"));
    chat.post(said(2, "two"));
    LocalMessage edited = chat.edit(id(1), "ONE", id(90), NOON.plusSeconds(5)).orElseThrow();

    assertThat(edited.revision()).isEqualTo(2);
    assertThat(edited.cursor()).isEqualTo(3);
    assertThat(edited.content()).isEqualTo("ONE");
    assertThat(edited.at()).isEqualTo(NOON);
    assertThat(changes("bob", 2, null, 9)).containsExactly(id(1));
    assertThat(changes("bob", 0, null, 9)).containsExactly(id(2), id(1));
  }

  @Test
  void should_edit_once_for_each_delivery_even_when_a_later_one_was_between() {
    chat.post(said(1, "one"));
    chat.edit(id(1), "two", id(90), NOON);
    LocalMessage later = chat.edit(id(1), "three", id(91), NOON).orElseThrow();

    assertThat(chat.edit(id(1), "two", id(90), NOON)).contains(later);
    assertThat(chat.head("shop")).isEqualTo(3);
  }

  @Test
  void should_edit_nothing_that_is_not_there() {
    assertThat(chat.edit(id(1), "one", id(90), NOON)).isEmpty();
    assertThat(TestDatabase.count(CONFIG, "chat_delivery")).isZero();
  }

  @Test
  void should_show_private_messages_only_to_the_one_they_are_for() {
    chat.post(in(said(1, "for bob"), null, "bob"));
    chat.post(said(2, "for all"));

    assertThat(changes("bob", 0, null, 9)).containsExactly(id(1), id(2));
    assertThat(changes("alice", 0, null, 9)).containsExactly(id(2));
  }

  @Test
  void should_show_a_thread_with_the_message_it_hangs_on() {
    chat.post(said(1, "root"));
    chat.post(said(2, "beside"));
    chat.post(in(said(3, "reply"), id(1), null));
    chat.post(in(said(4, "elsewhere"), id(2), null));

    assertThat(changes("bob", 0, id(1), 9)).containsExactly(id(1), id(3));
    assertThat(changes("bob", 1, id(1), 9)).containsExactly(id(3));
  }

  @Test
  void should_page_by_cursor() {
    LongStream.rangeClosed(1, 5).forEach(i -> chat.post(said(i, "text")));

    assertThat(changes("bob", 0, null, 2)).containsExactly(id(1), id(2));
    assertThat(changes("bob", 2, null, 2)).containsExactly(id(3), id(4));
    assertThat(changes("bob", 4, null, 2)).containsExactly(id(5));
  }

  @Test
  void should_leaf_both_ways_by_time_and_then_identifier() {
    LongStream.rangeClosed(1, 5).forEach(i -> chat.post(said(i, "text")));
    Point third = new Point(NOON, id(3));

    assertThat(stretch(new Part.Everything(), new Edge.Newest(), 2)).containsExactly(id(4), id(5));
    assertThat(stretch(new Part.Everything(), new Edge.Before(third), 9))
        .containsExactly(id(1), id(2));
    assertThat(stretch(new Part.Everything(), new Edge.Before(third), 1)).containsExactly(id(2));
    assertThat(stretch(new Part.Everything(), new Edge.After(third), 1)).containsExactly(id(4));
  }

  @Test
  void should_leaf_through_a_part_of_the_room_without_what_is_private_to_others() {
    chat.post(said(1, "root"));
    chat.post(in(said(2, "reply"), id(1), null));
    chat.post(in(said(3, "for alice"), id(1), "alice"));
    chat.post(in(said(4, "for alice"), null, "alice"));
    chat.post(said(5, "another"));

    assertThat(stretch(new Part.Trunk(), new Edge.Newest(), 9)).containsExactly(id(1), id(5));
    assertThat(stretch(new Part.Thread(id(1)), new Edge.Newest(), 9)).containsExactly(id(1), id(2));
    assertThat(stretch(new Part.Everything(), new Edge.Newest(), 9))
        .containsExactly(id(1), id(2), id(5));
  }

  @Test
  void should_count_replies_of_many_at_once_up_to_a_cap() {
    chat.post(said(1, "root"));
    chat.post(said(2, "lonely"));
    LongStream.rangeClosed(3, 7).forEach(i -> chat.post(in(said(i, "reply"), id(1), null)));
    chat.post(in(said(8, "for alice"), id(1), "alice"));

    assertThat(chat.replies(List.of(id(1), id(2)), "bob", 99)).isEqualTo(Map.of(id(1), 5));
    assertThat(chat.replies(List.of(id(1)), "alice", 99)).isEqualTo(Map.of(id(1), 6));
    assertThat(chat.replies(List.of(id(1)), "bob", 3)).isEqualTo(Map.of(id(1), 3));
  }

  @Test
  void should_find_messages_by_their_ids_and_by_their_delivery() {
    LocalMessage one = chat.post(delivered(1, "one", id(90)));
    chat.post(in(said(2, "for alice"), null, "alice"));

    assertThat(chat.messages(List.of(id(1), id(2), id(3)), "bob")).containsExactly(one);
    assertThat(chat.delivered(id(90))).contains(one);
    assertThat(chat.delivered(id(91))).isEmpty();
  }

  @Test
  void should_tell_the_newest_cursor_of_every_room() {
    chat.post(said(1, "one"));

    assertThat(chat.heads()).isEqualTo(Map.of("incidents", 0L, "shop", 1L));
  }

  private List<UUID> stretch(Part part, Edge edge, int limit) {
    return chat.stretch(new Stretch("shop", "bob", part, edge, limit)).stream()
        .map(LocalMessage::id)
        .toList();
  }

  @Test
  @Timeout(60)
  void should_never_show_a_cursor_before_all_lower_ones() throws Exception {
    int writers = 6;
    int each = 40;
    try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> running =
          IntStream.range(0, writers)
              .<Future<?>>mapToObj(w -> pool.submit(() -> chatter(w * 1000L, each)))
              .toList();
      List<Long> seen = follow(writers * each * 2L);
      for (Future<?> writer : running) {
        writer.get();
      }
      assertThat(seen).isSorted().doesNotHaveDuplicates();
      assertThat(seen).containsAll(finalCursors());
    }
  }

  /** Posts and edits: each message takes two cursors. */
  private void chatter(long from, int messages) {
    for (long i = from; i < from + messages; i++) {
      chat.post(said(i, "text"));
      chat.edit(id(i), "edited", id(100_000 + i), NOON);
    }
  }

  /** Reads on from the last cursor, as a browser does, until that cursor is reached. */
  private List<Long> follow(long last) {
    List<Long> seen = new ArrayList<>();
    long after = 0;
    while (after < last) {
      for (LocalMessage message : chat.changes("shop", "bob", after, null, 7)) {
        after = message.cursor();
        seen.add(after);
      }
    }
    return seen;
  }

  /** Where each message stands in the end: whoever follows must have seen all of them there. */
  private List<Long> finalCursors() {
    return chat.changes("shop", "bob", 0, null, 1000).stream().map(LocalMessage::cursor).toList();
  }

  @Test
  @Timeout(60)
  void should_post_one_message_when_a_delivery_is_repeated_at_the_same_time() throws Exception {
    int repeats = 8;
    try (ExecutorService pool = Executors.newFixedThreadPool(repeats)) {
      List<Future<LocalMessage>> running =
          LongStream.range(0, repeats)
              .mapToObj(i -> pool.submit(() -> chat.post(delivered(i, "text", id(90)))))
              .toList();
      LocalMessage first = running.getFirst().get();
      for (Future<LocalMessage> repeat : running) {
        assertThat(repeat.get()).isEqualTo(first);
      }
    }
    assertThat(chat.head("shop")).isEqualTo(1);
  }
}
